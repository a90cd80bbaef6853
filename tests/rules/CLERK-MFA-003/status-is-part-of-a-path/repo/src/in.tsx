import { useSignIn } from '@clerk/clerk-react'

export function In() {
  const { signIn, setActive } = useSignIn()
  const go = async (identifier: string, password: string) => {
    const attempt = await signIn!.create({ identifier, password })
    if (attempt.status === 'complete') return setActive!({ session: attempt.createdSessionId })
    location.href = `/sign-in/${attempt.status!.replaceAll('_', '-')}`
  }

  return <button onClick={() => go('a', 'b')}>In</button>
}
