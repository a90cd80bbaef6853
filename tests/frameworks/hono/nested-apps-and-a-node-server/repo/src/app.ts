import { Hono } from 'hono'
import { hooks } from './hooks'

const app = new Hono()
const v1 = new Hono()

v1.route('/hooks', hooks)
app.route('/api/v1', v1)

export default app
