import { SignIn } from '@clerk/nextjs'

export default function Page() {
  return <SignIn signUpUrl="/partners/join" routing="hash" />
}
