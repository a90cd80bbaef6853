import { useOAuth, useSSO, useSignInWithApple, useSignInWithGoogle } from '@clerk/clerk-expo'
import * as AuthSession from 'expo-auth-session'

export default function Page() {
  const { startSSOFlow } = useSSO()
  const { startOAuthFlow: startFacebook } = useOAuth({ strategy: 'oauth_facebook' })
  const { startAppleAuthenticationFlow } = useSignInWithApple()
  const { startGoogleAuthenticationFlow } = useSignInWithGoogle()

  const google = async () => {
    const { createdSessionId, signIn } = await startSSOFlow({
      strategy: 'oauth_google',
      redirectUrl: AuthSession.makeRedirectUri(),
    })
    await signIn?.prepareSecondFactor({ strategy: 'phone_code' })
    return createdSessionId
  }
  const work = () => startSSOFlow({ strategy: 'enterprise_sso', identifier: 'a@example.com' })

  return [google, work, startFacebook, startAppleAuthenticationFlow, startGoogleAuthenticationFlow]
}
