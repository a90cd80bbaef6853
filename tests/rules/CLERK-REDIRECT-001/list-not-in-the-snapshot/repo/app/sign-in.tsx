import { useSSO } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  const press = async () => {
    await startSSOFlow({ strategy: 'oauth_google' })
  }

  return <Button title="Google" onPress={press} />
}
