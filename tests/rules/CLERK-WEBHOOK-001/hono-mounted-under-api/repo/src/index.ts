import { Hono } from 'hono'
import { hooks } from './hooks'

const app = new Hono()
app.route('/api', hooks)

export default app
