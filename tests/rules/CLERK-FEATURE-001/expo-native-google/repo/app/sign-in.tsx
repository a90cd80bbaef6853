import { useSignInWithGoogle } from '@clerk/clerk-expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { startGoogleAuthenticationFlow } = useSignInWithGoogle()
  return <Button title="Google" onPress={() => startGoogleAuthenticationFlow()} />
}
