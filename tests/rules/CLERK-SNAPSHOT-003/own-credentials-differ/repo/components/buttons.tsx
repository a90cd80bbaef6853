import { useSignIn } from '@clerk/nextjs/legacy'

export function Buttons() {
  const { signIn } = useSignIn()
  const go = (strategy: 'oauth_google' | 'oauth_github') =>
    signIn!.authenticateWithRedirect({ strategy, redirectUrl: '/sso', redirectUrlComplete: '/' })
  return (
    <>
      <button onClick={() => go('oauth_google')}>Google</button>
    </>
  )
}
