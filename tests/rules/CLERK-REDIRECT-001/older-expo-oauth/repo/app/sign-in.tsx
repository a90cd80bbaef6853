import { useOAuth } from '@clerk/clerk-expo'
import * as Linking from 'expo-linking'
import { Button } from 'react-native'

export default function SignIn() {
  const { startOAuthFlow } = useOAuth({ strategy: 'oauth_google' })
  const press = () =>
    startOAuthFlow({
      // expect: CLERK-REDIRECT-001
      redirectUrl: Linking.createURL('/dashboard', { scheme: 'shopapp' }),
    })

  return <Button title="Google" onPress={press} />
}
