import { useSignIn } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()

  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-MFA-003
    await signIn.password({ emailAddress, password })
    if (signIn.status === 'needs_client_trust') {
      await signIn.mfa.sendEmailCode()
    } else if (signIn.status === 'complete') {
      await signIn.finalize()
    }
  }

  return <Button title="In" onPress={() => submit('a', 'b').then(() => signIn.mfa.verifyEmailCode({ code: '1' }))} />
}
