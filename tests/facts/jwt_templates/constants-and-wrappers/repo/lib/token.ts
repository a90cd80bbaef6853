import { useAuth } from '@clerk/clerk-react'
import { TEMPLATE, names, tokens } from './config'

export function useHasuraToken() {
  const { getToken } = useAuth()

  return () => getToken({ template: TEMPLATE })
}

export function useTemplateToken(template: string) {
  const { getToken: fetchToken } = useAuth()

  return () => fetchToken({ template })
}

export function useOptionsToken() {
  const { getToken } = useAuth()

  return (options?: { template?: string; skipCache?: boolean }) => getToken(options)
}

export function useMany(role: 'admin' | 'user') {
  const auth = useAuth()

  return [() => auth.getToken(tokens.api), () => auth.getToken({ template: names[role] }), () => auth.getToken(tokens.none)]
}
