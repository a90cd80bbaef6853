import { useSSO } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()

  async function withGoogle() {
    const { createdSessionId, setActive } = await startSSOFlow({
      strategy: 'oauth_google',
      redirectUrl: 'harbour://sso-callback',
    })
    if (createdSessionId && setActive) {
      await setActive({ session: createdSessionId })
    }
  }

  return <Button title="Sign in with Google" onPress={withGoogle} />
}
