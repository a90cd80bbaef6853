import { clerkMiddleware } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] }))
export default app
