import { useSignIn } from '@clerk/react'
import { providers } from './providers'

export function SignIn() {
  const { signIn } = useSignIn()

  return providers.map((provider) => (
    <button key={provider.label} onClick={() => signIn.sso({ strategy: provider.strategy, redirectUrl: '/' })}>
      {provider.label}
    </button>
  ))
}
