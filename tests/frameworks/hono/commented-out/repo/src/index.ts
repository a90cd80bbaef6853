import { Hono } from 'hono'

const app = new Hono()
// app.post('/webhooks/clerk', async (c) => c.json(await verifyWebhook(c)))
app.get('/', (c) => c.text("app.post('/webhooks/clerk', verifyWebhook) // user.created"))

export default app
