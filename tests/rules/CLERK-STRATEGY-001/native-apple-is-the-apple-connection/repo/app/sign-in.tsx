import { useSignInWithApple } from '@clerk/expo/apple'
import { Button } from 'react-native'

export default function SignIn() {
  const { startAppleAuthenticationFlow } = useSignInWithApple()
  return <Button title="Apple" onPress={() => startAppleAuthenticationFlow()} />
}
