import { useAuth } from '@clerk/clerk-react'

export const useConvexAuth = () => {
  const { getToken } = useAuth()
  return { fetchAccessToken: () => getToken({ template: 'convex', skipCache: true }) }
}
