'use client'
import { useReverification, useSession, useUser } from '@clerk/nextjs'

export function Account({ code }: { code: string }) {
  const { user } = useUser()
  const { session } = useSession()
  const link = useReverification(async (strategy: 'oauth_discord' | 'oauth_custom_game') => {
    await user?.createExternalAccount({ strategy, redirectUrl: '/account' })
  })

  async function run() {
    await user?.createExternalAccount({ strategy: 'oauth_spotify', additionalScopes: ['playlist'] })
    await user?.createPasskey()
    await user?.createTOTP()
    await user?.verifyTOTP({ code })
    await user?.createBackupCode()
    await user?.primaryEmailAddress?.prepareVerification({ strategy: 'email_code' })
    const email = await user?.createEmailAddress({ email: 'b@example.com' })
    await email?.prepareVerification({ strategy: 'email_link', redirectUrl: '/verify' })
    await session?.prepareFirstFactorVerification({ strategy: 'phone_code', phoneNumberId: 'idn_2' })
    await session?.attemptFirstFactorVerification({ strategy: 'password', password: code })
    await session?.attemptSecondFactorVerification({ strategy: 'totp', code })
    await session?.verifyWithPasskey()
  }

  return (
    <>
      <button onClick={() => link('oauth_discord')}>Discord</button>
      <button onClick={() => link('oauth_custom_game').then(run)}>Game</button>
    </>
  )
}
