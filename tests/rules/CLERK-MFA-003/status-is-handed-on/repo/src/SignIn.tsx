import { go } from 'fake-auth-kit'
import { useSignIn } from '@clerk/clerk-react'

export function SignIn() {
  const { signIn, setActive, isLoaded } = useSignIn()

  const submit = async (identifier: string, password: string) => {
    if (!isLoaded) return
    const attempt = await signIn.create({ identifier, password })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId })
    } else {
      go(attempt.status)
    }
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
