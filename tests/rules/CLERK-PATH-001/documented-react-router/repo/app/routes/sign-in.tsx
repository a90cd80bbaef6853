import { SignIn } from '@clerk/react-router'

export default function Page() {
  return <SignIn />
}
