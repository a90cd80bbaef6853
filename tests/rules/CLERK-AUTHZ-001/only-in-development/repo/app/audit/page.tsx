import { auth } from '@clerk/nextjs/server'

export default async function Audit() {
  // expect: CLERK-AUTHZ-001
  await auth.protect({ role: 'org:auditor' })
  return <h1>Audit</h1>
}
