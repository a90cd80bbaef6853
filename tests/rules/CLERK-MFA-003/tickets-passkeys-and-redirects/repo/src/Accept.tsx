import { useSignIn } from '@clerk/clerk-react'

export function Accept() {
  const { signIn } = useSignIn()

  const accept = (ticket: string) =>
    signIn!.create({
      strategy: 'ticket',
      ticket,
    })
  const google = () => signIn!.authenticateWithRedirect({ strategy: 'oauth_google', redirectUrl: '/', redirectUrlComplete: '/' })
  const passkey = () => signIn!.authenticateWithPasskey()

  return <button onClick={() => accept('x').then(google).then(passkey)}>Accept</button>
}
