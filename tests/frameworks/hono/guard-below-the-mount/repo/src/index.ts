import { Hono } from 'hono'
import { clerk, signedIn } from './guard'
import { hooks } from './hooks'

const app = new Hono()
app.route('/api/hooks', hooks)
app.use('/api/*', clerk, signedIn)

export default app
