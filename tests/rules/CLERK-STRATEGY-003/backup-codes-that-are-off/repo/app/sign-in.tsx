import { useSignIn } from '@clerk/clerk-expo'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()
  const verify = (code: string, useBackup: boolean) =>
    signIn!.attemptSecondFactor({
      // expect: CLERK-STRATEGY-003
      strategy: useBackup ? 'backup_code' : 'totp',
      code,
    })

  return <Button title="Verify" onPress={() => verify('1', true)} />
}
