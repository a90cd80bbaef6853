import { useSignIn } from '@clerk/react'

test('github', () => {
  const { signIn } = useSignIn()
  signIn.sso({ strategy: 'oauth_github', redirectUrl: '/' })
})
