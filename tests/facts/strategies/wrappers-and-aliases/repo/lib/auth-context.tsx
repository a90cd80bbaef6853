'use client'
import { createContext, useContext } from 'react'
import { useLogin } from './clerk'
import { GOOGLE } from './strategies'

const Context = createContext<any>(null)

export function useAuthActions() {
  const { signIn } = useLogin() ?? {}

  return {
    google: () => signIn?.authenticateWithRedirect({ strategy: GOOGLE, redirectUrl: '/', redirectUrlComplete: '/' }),
    social: (provider: 'github' | 'gitlab') =>
      signIn?.authenticateWithRedirect({ strategy: `oauth_${provider}`, redirectUrl: '/', redirectUrlComplete: '/' }),
  }
}

export const useShared = () => useContext(Context)
