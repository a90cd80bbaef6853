import { useSignIn } from '@clerk/expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()

  const submit = async (emailAddress: string, password: string) => {
    await signIn.password({ emailAddress, password })
    if (signIn.status === 'needs_client_trust') {
      await signIn.mfa.sendEmailCode()
    }
  }
  const verify = (code: string) => signIn.mfa.verifyEmailCode({ code })

  return <Button title="In" onPress={() => submit('a', 'b').then(() => verify('1'))} />
}
