import { useSignIn } from '@clerk/clerk-react'

export function SignIn() {
  const { signIn, setActive, isLoaded } = useSignIn()

  const submit = async (identifier: string, password: string) => {
    if (!isLoaded) return
    // expect: CLERK-MFA-003
    const attempt = await signIn.create({ identifier, password })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId })
    } else {
      console.error(JSON.stringify(attempt, null, 2), attempt.status)
    }
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
