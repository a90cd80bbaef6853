'use client'
import type { OAuthStrategy } from '@clerk/types'
import { useSignIn, useUser } from '@clerk/nextjs'

type Provider = 'oauth_google' | 'oauth_github'
interface Props { strategy: 'email_code'; provider: OAuthStrategy }

// await signIn.prepareFirstFactor({ strategy: 'email_code' })
/* signIn.authenticateWithRedirect({ strategy: 'oauth_google' }) */
const help = "call signIn.create({ strategy: 'ticket' })"

export function Factors({ provider }: Props & { other?: Provider }) {
  const { signIn } = useSignIn()
  const { user } = useUser()
  const factor = signIn?.supportedFirstFactors?.find((f) => f.strategy === 'phone_code')
  const google = user?.externalAccounts.some((a) => a.provider === 'oauth_google')

  switch (factor?.strategy as string) {
    case 'email_link':
      return null
  }
  return <p title={help}>{provider === 'oauth_github' || google ? 'social' : "oauth_apple"}</p>
}
