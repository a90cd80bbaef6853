import { Hono } from 'hono'
import clerk from './clerk'

const app = new Hono()

app.route('/webhooks/clerk', clerk)
app.route('/v1/webhooks/clerk', clerk)

export default app
