import { useSignIn } from '@clerk/clerk-react'

export function In() {
  const { signIn, setActive } = useSignIn()
  const go = async (identifier: string, password: string) => {
    // expect: CLERK-MFA-003
    const attempt = await signIn!.create({ identifier, password })
    if (attempt.status === 'complete') return setActive!({ session: attempt.createdSessionId })
    console.error(`Not complete: ${attempt.status}`, { status: attempt.status }, attempt)
    toast.show(attempt)
    throw new Error('stopped at ' + attempt.status)
  }

  return <button onClick={() => go('a', 'b')}>In</button>
}
