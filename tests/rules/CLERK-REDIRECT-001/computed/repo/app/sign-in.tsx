import { useSSO } from '@clerk/expo'
import * as AuthSession from 'expo-auth-session'
import { options, schemeOf } from 'shop-settings'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const press = async () => {
    await startSSOFlow({ strategy: 'oauth_google', redirectUrl: AuthSession.makeRedirectUri({ scheme: schemeOf(), path: 'x' }) })
    await startSSOFlow(options())
  }

  return <Button title="Google" onPress={press} />
}
