import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { createMiddleware } from 'hono/factory'

export const clerk = clerkMiddleware()

export const signedIn = createMiddleware(async (c, next) => {
  if (!getAuth(c)?.userId) {
    return c.json({ error: 'unauthorized' }, 401)
  }
  await next()
})
