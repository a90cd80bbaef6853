import { useSignIn } from '@clerk/react-router'

export default function SignIn() {
  const { signIn } = useSignIn()

  const submit = async (emailAddress: string, password: string) => {
    await signIn.password({ emailAddress, password })
    if (signIn.supportedSecondFactors.length > 0) {
      await signIn.mfa.verifyTOTP({ code: '1' })
    }
    await signIn.finalize()
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
