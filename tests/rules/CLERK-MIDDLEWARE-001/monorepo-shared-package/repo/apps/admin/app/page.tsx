import { viewer } from '@acme/auth'

export default async function Page() {
  return <p>{await viewer()}</p>
}
