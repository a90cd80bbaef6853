'use client'
import { useSignIn } from '@clerk/nextjs'
import { enterprise, providers } from '@/lib/providers'

export function Social({ which }: { which: 'okta' | 'auth' }) {
  const { signIn } = useSignIn()
  const go = (strategy: string) =>
    signIn?.authenticateWithRedirect({ strategy: strategy as never, redirectUrl: '/', redirectUrlComplete: '/' })
  const custom = () => signIn?.create({ strategy: enterprise[which] as never })

  return (
    <div onDoubleClick={custom}>
      {providers.map((p) => (
        <button key={p.label} onClick={() => go(p.strategy)}>{p.label}</button>
      ))}
    </div>
  )
}
