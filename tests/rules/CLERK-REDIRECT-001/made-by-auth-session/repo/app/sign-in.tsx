import { useSSO } from '@clerk/expo'
import * as AuthSession from 'expo-auth-session'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const press = async () => {
    await startSSOFlow({
      strategy: 'oauth_google',
      // expect: CLERK-REDIRECT-001
      redirectUrl: AuthSession.makeRedirectUri({ path: 'callback' }),
    })
  }

  return <Button title="Google" onPress={press} />
}
