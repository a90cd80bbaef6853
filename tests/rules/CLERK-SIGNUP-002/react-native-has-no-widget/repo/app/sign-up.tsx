import { useSignUp } from '@clerk/clerk-expo'
import { Button } from 'react-native'

export default function SignUp() {
  const { signUp } = useSignUp()
  return <Button title="Go" onPress={() => signUp!.create({ emailAddress: 'a' })} />
}
