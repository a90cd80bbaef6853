import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { getAuth } from '@hono/clerk-auth'

export const requireUser = createMiddleware(async (c, next) => {
  const auth = getAuth(c)
  if (!auth?.userId) {
    throw new HTTPException(401, { message: 'unauthorized' })
  }
  await next()
})
