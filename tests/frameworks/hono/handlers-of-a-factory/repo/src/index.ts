import { handle } from 'hono/aws-lambda'
import { factory, handlers } from './handlers'

const app = factory.createApp()

app.get('/hooks', (c) => c.text('nothing here'))

// Clerk
app.post('/hooks/clerk', ...handlers)

export const handler = handle(app)
