import { useSignInWithApple } from '@clerk/expo/apple'
import { useSignInWithGoogle } from '@clerk/expo/google'
import { Button } from 'react-native'

export default function SignIn() {
  // expect: CLERK-STRATEGY-001
  const { startAppleAuthenticationFlow } = useSignInWithApple()
  // expect: CLERK-STRATEGY-001
  const { startGoogleAuthenticationFlow } = useSignInWithGoogle()

  return (
    <>
      <Button title="Apple" onPress={() => startAppleAuthenticationFlow()} />
      <Button title="Google" onPress={() => startGoogleAuthenticationFlow()} />
    </>
  )
}
