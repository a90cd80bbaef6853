import { getAuth } from '@hono/clerk-auth'
import { createMiddleware } from 'hono/factory'
import type { Variables } from './create-app'

export const signedIn = createMiddleware<{ Variables: Variables }>(async (c, next) => {
  const auth = getAuth(c)
  if (!auth?.userId) {
    return c.json({ error: 'sign in first' }, 401)
  }
  c.set('member', auth.userId)
  await next()
})
