import { useSignUp } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignUp() {
  const { signUp } = useSignUp()
  const submit = async () => {
    // expect: CLERK-SIGNUP-003
    await signUp.password({ emailAddress: 'a', password: 'b' })
    await signUp.verifications.sendEmailCode()
  }

  return <Button title="Go" onPress={submit} />
}
