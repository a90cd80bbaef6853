import { auth } from '@clerk/nextjs/server'

export async function viewer() {
  return (await auth()).userId
}

export { clerkMiddleware as authentication } from '@clerk/nextjs/server'
