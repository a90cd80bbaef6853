import { SignUpButton, Waitlist } from '@clerk/nextjs'

export default function Page() {
  return (
    <>
      <Waitlist />
      <SignUpButton />
    </>
  )
}
