import { useOAuth, useSSO } from '@clerk/expo'
import { useSignInWithApple } from '@clerk/expo/apple'

export default function Page() {
  // expect: CLERK-SDK-001
  const { startOAuthFlow } = useOAuth({ strategy: 'oauth_google' })
  const { startSSOFlow } = useSSO()
  const { startAppleAuthenticationFlow } = useSignInWithApple()
  return [startOAuthFlow, startSSOFlow, startAppleAuthenticationFlow].length
}
