import { useSignIn } from '@clerk/clerk-react'

export function SignIn() {
  const { signIn, setActive } = useSignIn()

  const submit = async (identifier: string, password: string) => {
    const attempt = await signIn!.create({
      // expect: CLERK-STRATEGY-002
      strategy: 'password',
      identifier,
      password,
    })
    if (attempt.status === 'complete') {
      await setActive!({ session: attempt.createdSessionId })
    }
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
