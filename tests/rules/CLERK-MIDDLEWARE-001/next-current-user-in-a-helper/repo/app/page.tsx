import { viewer } from '../lib/viewer'

export default async function Page() {
  return <p>{(await viewer())?.id}</p>
}
