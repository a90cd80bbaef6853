import { me } from '../lib/me'

export default async () => <p>{await me()}</p>
