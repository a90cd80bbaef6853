import { clerkMiddleware } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.get('/users', async (c) => c.json(await c.get('clerk').users.getUserList({ limit: 10 })))
export default app
