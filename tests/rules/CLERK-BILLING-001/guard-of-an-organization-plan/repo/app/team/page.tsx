import { auth } from '@clerk/nextjs/server'

export default async function Team() {
  // expect: CLERK-BILLING-001
  await auth.protect((has) => has({ plan: 'org:team' }))
  return <p>Team</p>
}
