import { useSignIn } from '@clerk/clerk-expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()
  // expect: CLERK-FEATURE-001
  const start = () => signIn?.authenticateWithPasskey({ flow: 'discoverable' })
  return <Button title="Passkey" onPress={start} />
}
