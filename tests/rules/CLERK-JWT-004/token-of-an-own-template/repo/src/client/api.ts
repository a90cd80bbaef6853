import { useAuth } from '@clerk/react'

export function useApi() {
  const { getToken } = useAuth()
  return async () => fetch('/api', { headers: { token: (await getToken({ template: 'acme-api' }))! } })
}
