'use client'
import { useSignUp } from '@clerk/nextjs'

export const SignUp = ({ code }: { code: string }) => {
  const { signUp } = useSignUp()

  const run = async () => {
    await signUp.create({ unsafeMetadata: { plan: 'free' } })
    await signUp.password({ emailAddress: 'a@example.com', password: code })
    await signUp.sso({ strategy: 'oauth_microsoft', redirectUrl: '/', redirectCallbackUrl: '/sso-callback' })
    await signUp.ticket()
    await signUp.web3({ strategy: 'web3_solana_signature' })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code })
    await signUp.verifications.sendEmailLink({ verificationUrl: '/verify' })
    await signUp.verifications.sendPhoneCode({ channel: 'whatsapp' })
    await signUp.verifications.verifyPhoneCode({ code })
  }

  return <form action={run} />
}
