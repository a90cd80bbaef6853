import { Hono } from 'hono'
import { clerkMiddleware } from '@clerk/hono'

const app = new Hono()

app.use('*', clerkMiddleware({ frontendApiProxy: { enabled: true } }))

export default app
