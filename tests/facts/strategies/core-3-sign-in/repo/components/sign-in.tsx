'use client'
import { useSignIn } from '@clerk/nextjs'

export function SignIn({ email, code }: { email: string; code: string }) {
  const { signIn, errors } = useSignIn()
  const { emailLink } = signIn

  async function run() {
    await signIn.create({ identifier: email })
    await signIn.password({ identifier: email, password: code })
    await signIn.emailCode.sendCode({ emailAddress: email })
    await signIn.emailCode.verifyCode({ code })
    await emailLink.sendLink({ verificationUrl: '/verify' })
    await signIn.emailLink.waitForVerification()
    await signIn.phoneCode.sendCode({ phoneNumber: email, channel: 'sms' })
    await signIn.phoneCode.verifyCode({ code })
    await signIn.resetPasswordEmailCode.sendCode()
    await signIn.resetPasswordEmailCode.verifyCode({ code })
    await signIn.resetPasswordEmailCode.submitPassword({ password: code })
    await signIn.resetPasswordPhoneCode.sendCode({})
    await signIn.sso({ strategy: 'oauth_linear', redirectUrl: '/', redirectCallbackUrl: '/sso-callback' })
    await signIn.mfa.sendPhoneCode()
    await signIn.mfa.verifyTOTP({ code })
    await signIn.mfa.verifyBackupCode({ code })
    await signIn.passkey({ flow: 'discoverable' })
    await signIn.ticket({ ticket: code })
    await signIn.web3({ strategy: 'web3_okx_wallet_signature' })
    await signIn.finalize()
  }

  return <form action={run}>{errors.fields.code?.message}</form>
}
