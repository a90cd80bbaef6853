import { useSignUp } from '@clerk/react'

export function Again() {
  const { signUp } = useSignUp()

  return <button onClick={() => signUp.sso({ strategy: 'oauth_discord', redirectUrl: '/' })}>Discord</button>
}
