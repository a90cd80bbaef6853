import { clerkMiddleware, rootAuthLoader } from '@clerk/react-router/server'

export const middleware = [clerkMiddleware({ authorizedParties: ['https://app.acme.example'] })]
export const loader = (args: any) => rootAuthLoader(args)
