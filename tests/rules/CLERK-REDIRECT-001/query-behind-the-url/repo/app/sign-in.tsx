import { useSSO } from '@clerk/expo'
import * as Linking from 'expo-linking'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const start = () => startSSOFlow({ strategy: 'oauth_google', redirectUrl: Linking.createURL('done', { queryParams: { from: 'app' } }) })

  return <Button title="Google" onPress={start} />
}
