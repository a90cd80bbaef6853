import { Hono } from 'hono'
import { hc } from 'hono/client'
import { verifyWebhook } from '@clerk/hono/webhooks'

const client = hc('https://api.example')
const seen = new Map()
seen.set('/webhooks/clerk', verifyWebhook)
seen.get('/webhooks/clerk')
client.post('/webhooks/clerk', (c) => verifyWebhook(c))

export default new Hono()
