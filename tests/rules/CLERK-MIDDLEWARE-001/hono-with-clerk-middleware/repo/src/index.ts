import { Hono } from 'hono'
import { clerkMiddleware, getAuth } from '@clerk/hono'

const app = new Hono()
app.use('*', clerkMiddleware())

app.get('/me', (c) => c.json({ userId: getAuth(c)?.userId }))

export default app
