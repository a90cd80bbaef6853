import { auth, clerkMiddleware } from '@clerk/tanstack-react-start/server'
import { createMiddleware, createStart } from '@tanstack/react-start'

// expect: CLERK-WEBHOOK-009
const session = createMiddleware().server(async ({ next }) => {
  const { userId } = await auth()
  if (!userId) return new Response('sign in', { status: 401 })
  return next()
})

export const startInstance = createStart(() => ({ requestMiddleware: [clerkMiddleware(), session] }))
