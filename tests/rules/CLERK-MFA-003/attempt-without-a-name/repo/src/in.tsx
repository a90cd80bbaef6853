import { useSignIn } from '@clerk/clerk-react'

export function In() {
  const { signIn } = useSignIn()
  const go = async () => {
    await signIn!.create({})
    await signIn!.authenticateWithPasskey()
  }

  return <button onClick={go}>In</button>
}
