import { auth, clerkMiddleware } from '@clerk/tanstack-react-start/server'
import { redirect } from '@tanstack/react-router'
import { createMiddleware, createStart } from '@tanstack/react-start'

const members = createMiddleware().server(async ({ next }) => {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) {
    throw redirect({ to: '/' })
  }
  return next()
})

export const startInstance = createStart(() => {
  return { requestMiddleware: [clerkMiddleware({ authorizedParties: ['https://seed-library.example'] }), members] }
})
