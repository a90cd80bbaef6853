import { SignUpButton } from '@clerk/nextjs'

export default function Page() {
  return <SignUpButton />
}
