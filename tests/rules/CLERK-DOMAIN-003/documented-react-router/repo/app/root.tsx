import { clerkMiddleware, rootAuthLoader } from '@clerk/react-router/server'

export const middleware = [
  clerkMiddleware({ isSatellite: true, authorizedParties: ['https://outlet.example'] }),
]
export const loader = (args) => rootAuthLoader(args)
