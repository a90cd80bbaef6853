'use client'
import { useSignIn } from '@clerk/nextjs/legacy'

export default function Page() {
  const { signIn } = useSignIn()
  async function next(identifier: string) {
    const attempt = await signIn?.create({ identifier })
    if (attempt?.supportedFirstFactors?.some((factor) => factor.strategy === 'passkey')) {
      await signIn?.authenticateWithPasskey({ flow: 'autofill' })
    }
  }
  return <button onClick={() => next('a@fake-shop.example')}>Next</button>
}
