import { Hono } from 'hono'
import { hooks } from './hooks'

const app = new Hono()
app.route(process.env.PREFIX ?? '', hooks)

export default app
