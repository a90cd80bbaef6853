import { Hono } from 'hono'
import hooks from './hooks'

const app = new Hono()
for (const [prefix, part] of Object.entries({ hooks })) {
  app.route(prefix, part)
}

export default app
