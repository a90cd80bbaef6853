import { useSignIn } from '@clerk/clerk-react'

// expect: CLERK-STRATEGY-001
const providers = ['google', 'github'] as const

export function In() {
  const { signIn, isLoaded } = useSignIn()

  if (!isLoaded) return null
  return (
    <>
      {providers.map((id) => (
        <button
          key={id}
          onClick={() => signIn!.authenticateWithRedirect({ strategy: `oauth_${id}`, redirectUrl: '/sso', redirectUrlComplete: '/' })}
        >
          {id}
        </button>
      ))}
    </>
  )
}
