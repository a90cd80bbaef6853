import { clerkMiddleware } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()

app.use('*', clerkMiddleware({ authorizedParties: ['https://app.acme.example'] }))
app.get('/', (c) => c.text('ok'))

export default app
