'use client'
import { useSignIn } from '@clerk/nextjs'

export function SignIn({ email, code, ticket }: { email: string; code: string; ticket: string }) {
  const { isLoaded, signIn, setActive } = useSignIn()

  async function begin() {
    if (!isLoaded) return
    await signIn.create({ identifier: email, strategy: 'password', password: code })
    await signIn.create({ strategy: 'ticket', ticket })
    await signIn.create({ identifier: email })
    await signIn?.prepareFirstFactor({ strategy: 'email_code', emailAddressId: 'idn_1' })
    await signIn!.attemptFirstFactor({ 'strategy': 'phone_code', code })
    await signIn.create({ strategy: 'reset_password_email_code', identifier: email })
    await signIn.attemptFirstFactor({ strategy: 'reset_password_phone_code', code })
    await signIn.resetPassword({ password: code })
    await signIn.prepareSecondFactor({ strategy: 'phone_code' }) // second
    const result = await signIn.attemptSecondFactor({ strategy: 'totp', code })
    await result.attemptSecondFactor({ strategy: 'backup_code', code })
    await setActive({ session: result.createdSessionId })
  }

  async function others() {
    await signIn?.authenticateWithRedirect({
      redirectUrl: '/sso-callback',
      redirectUrlComplete: '/',
      strategy: 'oauth_github',
    })
    await signIn?.authenticateWithPopup({ strategy: 'oauth_custom_acme', popup: null, redirectUrl: '/' })
    await signIn?.authenticateWithRedirect({ strategy: 'enterprise_sso', identifier: email, redirectUrl: '/' })
    await signIn?.authenticateWithRedirect({ strategy: 'saml', identifier: email, redirectUrl: '/' })
    await signIn?.create({ strategy: 'google_one_tap', token: code })
    await signIn?.create({ strategy: 'oauth_token_apple', token: code })
    await signIn?.authenticateWithPasskey({ flow: 'autofill' })
    await signIn?.authenticateWithMetamask()
    await signIn?.authenticateWithBase()
    await signIn?.authenticateWithCoinbaseWallet()
    await signIn?.authenticateWithOKXWallet()
    await signIn?.authenticateWithSolana({ walletName: 'phantom' })
    await signIn?.authenticateWithWeb3({ identifier: email, strategy: 'web3_metamask_signature' })
    const { startEmailLinkFlow } = signIn!.createEmailLinkFlow()
    return startEmailLinkFlow
  }

  return <button onClick={() => void begin().then(others)}>Sign in</button>
}
