import { useSignIn } from '@clerk/expo/legacy'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()
  const press = () =>
    signIn?.create({
      strategy: 'oauth_google',
      // expect: CLERK-REDIRECT-001
      redirectUrl: 'shop://done',
    })

  return <Button title="Google" onPress={press} />
}
