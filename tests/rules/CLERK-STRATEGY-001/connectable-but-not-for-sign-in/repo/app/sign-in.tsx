import { useSSO } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { startSSOFlow } = useSSO()
  // expect: CLERK-STRATEGY-001
  return <Button title="GitHub" onPress={() => startSSOFlow({ strategy: 'oauth_github' })} />
}
