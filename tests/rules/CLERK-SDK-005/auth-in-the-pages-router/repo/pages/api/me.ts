import { me } from '../../lib/me'

export default async (req, res) => res.json(await me())
