import { useSignIn } from '@clerk/clerk-react'

import { providers } from './providers'

export function In() {
  const { signIn } = useSignIn()

  return (
    <>
      {providers
        .filter((provider) => provider.enabled)
        .map(({ id, strategy }) => (
          <button
            key={id}
            onClick={() => signIn!.authenticateWithRedirect({ strategy, redirectUrl: '/sso', redirectUrlComplete: '/' })}
          >
            {id}
          </button>
        ))}
    </>
  )
}
