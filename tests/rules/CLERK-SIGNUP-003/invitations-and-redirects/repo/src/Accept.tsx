import { useSignUp } from '@clerk/clerk-react'

export function Accept() {
  const { signUp } = useSignUp()
  const accept = (ticket: string) => signUp!.create({ strategy: 'ticket', ticket })
  const google = () => signUp!.authenticateWithRedirect({ strategy: 'oauth_google', redirectUrl: '/', redirectUrlComplete: '/' })

  return <button onClick={() => accept('x').then(google)}>Accept</button>
}
