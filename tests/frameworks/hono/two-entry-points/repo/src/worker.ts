import { Hono } from 'hono'
import { hooks } from './hooks'

const app = new Hono()
app.route('/hooks', hooks)

export default app
