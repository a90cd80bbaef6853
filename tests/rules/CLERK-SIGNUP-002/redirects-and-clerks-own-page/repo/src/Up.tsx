import { SignUp, useSignUp } from '@clerk/clerk-react'

export function Up() {
  const { signUp } = useSignUp()
  const google = () => signUp!.authenticateWithRedirect({ strategy: 'oauth_google', redirectUrl: '/sso', redirectUrlComplete: '/' })

  return (
    <>
      <button onClick={google}>Google</button>
      <SignUp />
    </>
  )
}
