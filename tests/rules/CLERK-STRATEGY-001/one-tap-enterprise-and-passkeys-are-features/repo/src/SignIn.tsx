import { GoogleOneTap, useClerk, useSignIn } from '@clerk/react'

export function SignIn() {
  const { signIn } = useSignIn()
  const clerk = useClerk()

  return (
    <>
      <GoogleOneTap />
      <button onClick={() => clerk.authenticateWithGoogleOneTap({ token: 'x' })}>Google</button>
      <button onClick={() => signIn.sso({ strategy: 'enterprise_sso', identifier: 'me@fake-shop.example', redirectUrl: '/' })}>SSO</button>
      <button onClick={() => signIn.passkey()}>Passkey</button>
    </>
  )
}
