import { useSignIn } from '@clerk/clerk-react'

const providers = [
  { id: 'google', strategy: 'oauth_google' as const, enabled: true },
  { id: 'github', strategy: 'oauth_github' as const, enabled: false },
]

export function In() {
  const { signIn } = useSignIn()

  return (
    <>
      {providers.map(
        ({ id, strategy, enabled }) =>
          enabled && (
            <button
              key={id}
              onClick={() => signIn!.authenticateWithRedirect({ strategy, redirectUrl: '/sso', redirectUrlComplete: '/' })}
            >
              {id}
            </button>
          ),
      )}
    </>
  )
}
