import { clerkMiddleware, rootAuthLoader } from '@clerk/react-router/server'

export const middleware = [clerkMiddleware()]
export const loader = (args) => rootAuthLoader(args)
