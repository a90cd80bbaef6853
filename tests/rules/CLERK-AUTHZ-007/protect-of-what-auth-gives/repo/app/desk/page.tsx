import { auth } from '@clerk/nextjs/server'

export default async function Desk() {
  // expect: CLERK-AUTHZ-007
  await auth().protect()
  return null
}
