'use client'
import { useClerk, useSignUp } from '@clerk/nextjs'

export function SignUp({ code, ticket }: { code: string; ticket: string }) {
  const { signUp } = useSignUp()
  const clerk = useClerk()

  async function run() {
    await signUp?.create({ strategy: 'ticket', ticket })
    await signUp?.create({ emailAddress: 'a@example.com', password: code })
    await signUp?.prepareVerification({ strategy: 'phone_code' })
    await signUp?.attemptVerification({ strategy: 'email_code', code })
    await signUp?.prepareEmailAddressVerification({ strategy: 'email_link', redirectUrl: '/verify' })
    await signUp?.attemptEmailAddressVerification({ code })
    await signUp?.preparePhoneNumberVerification({ strategy: 'phone_code', channel: 'whatsapp' })
    await signUp?.preparePhoneNumberVerification()
    await signUp?.prepareWeb3WalletVerification({ strategy: 'web3_coinbase_wallet_signature' })
    await signUp?.authenticateWithRedirect({ strategy: 'oauth_apple', redirectUrl: '/', redirectUrlComplete: '/' })
    await signUp?.authenticateWithMetamask()
    await clerk.client?.signUp.create({ strategy: 'oauth_slack', redirectUrl: '/' })
    await clerk.authenticateWithGoogleOneTap({ token: code })
    await clerk.authenticateWithCoinbaseWallet()
  }

  return <form action={run} />
}
