import { createMiddleware } from '@tanstack/react-start'
import { auth } from '@clerk/tanstack-react-start/server'

export const session = createMiddleware({ type: 'request' }).server(async ({ next }) => {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) {
    throw new Response('sign in first', { status: 401 })
  }
  return next()
})
