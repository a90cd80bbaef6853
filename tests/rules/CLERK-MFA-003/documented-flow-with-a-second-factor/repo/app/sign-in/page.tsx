'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn, setActive } = useSignIn()

  const submit = async (identifier: string, password: string) => {
    await signIn!.create({ identifier, password })
    const attempt = await signIn!.attemptSecondFactor({ strategy: 'totp', code: '1' })
    if (attempt.status === 'complete') {
      await setActive!({
        session: attempt.createdSessionId,
        navigate: async ({ session }) => {
          if (session?.currentTask) {
            return
          }
        },
      })
    }
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
