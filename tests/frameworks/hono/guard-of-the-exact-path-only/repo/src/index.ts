import { Hono } from 'hono'
import { clerk, signedIn } from './guard'
import { hooks } from './hooks'

const app = new Hono()
app.use('/api', clerk, signedIn)
app.route('/api/hooks', hooks)

export default app
