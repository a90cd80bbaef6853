import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'

const app = new Hono()
app.use('*', clerkMiddleware())

app.get('/a', async (c) => {
  const user = await c.get('clerk').users.getUser(getAuth(c)!.userId!)
  if (user.unsafeMetadata.role !== 'admin') {
    throw new HTTPException(403)
  }
  return c.json([])
})

app.get('/b', (c) => {
  if (getAuth(c)?.sessionClaims?.unsafe_metadata?.tier !== 'gold') {
    return c.json({ error: 'gold alone' }, 403)
  }
  return c.json([])
})

export default app
