import { useSignIn } from '@clerk/clerk-expo'
import { useState } from 'react'
import { Button } from 'react-native'

export default function SignIn() {
  const { signIn } = useSignIn()
  const [method] = useState<'email' | 'phone'>('email')

  const verify = (code: string) =>
    signIn!.attemptFirstFactor({
      // expect: CLERK-STRATEGY-002
      strategy: method === 'email' ? 'email_code' : 'phone_code',
      code,
    })

  return <Button title="In" onPress={() => verify('1')} />
}
