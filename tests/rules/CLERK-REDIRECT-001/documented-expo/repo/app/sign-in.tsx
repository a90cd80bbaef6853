import { useSSO } from '@clerk/expo'
import * as AuthSession from 'expo-auth-session'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const press = async () => {
    const { createdSessionId, setActive } = await startSSOFlow({
      strategy: 'oauth_google',
      redirectUrl: AuthSession.makeRedirectUri(),
    })
    if (createdSessionId) await setActive!({ session: createdSessionId })
  }

  return <Button title="Google" onPress={press} />
}
