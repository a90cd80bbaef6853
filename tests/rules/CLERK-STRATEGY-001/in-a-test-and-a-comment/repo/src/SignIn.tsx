import { useSignIn } from '@clerk/react'

export function SignIn() {
  const { signIn } = useSignIn()
  // signIn.sso({ strategy: 'oauth_github', redirectUrl: '/' })
  return <button onClick={() => signIn.ticket({ ticket: 'x' })}>In</button>
}
