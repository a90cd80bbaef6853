'use client'
import { useSignIn } from '@clerk/nextjs'

export function Device() {
  const { signIn } = useSignIn()

  async function next() {
    if (signIn.status === 'needs_second_factor') {
      await signIn.mfa.sendEmailCode() // demanded
    } else if (signIn.status === 'needs_client_trust') {
      await signIn.mfa.sendEmailCode() // new device
    }
    if (signIn.status === 'needs_client_trust' || signIn.status === 'needs_second_factor') {
      await signIn.mfa.sendPhoneCode() // either
    }
  }

  return <button onClick={next}>Next</button>
}
