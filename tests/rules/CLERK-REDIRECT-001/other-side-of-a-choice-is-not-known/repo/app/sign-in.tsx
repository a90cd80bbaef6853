import { useSSO } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const start = () => startSSOFlow({ strategy: 'oauth_google', redirectUrl: __DEV__ ? 'shopdev://done' : process.env.EXPO_PUBLIC_REDIRECT })

  return <Button title="Google" onPress={start} />
}
