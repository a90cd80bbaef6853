import { SignUpButton } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-SNAPSHOT-003
  return <SignUpButton>Start</SignUpButton>
}
