import { auth } from '../lib/clerk'

export default async function Page() {
  // expect: CLERK-AUTHZ-007
  const session = auth()
  return <p>{session.userId}</p>
}
