import { Waitlist } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-SIGNUP-001
  return <Waitlist />
}
