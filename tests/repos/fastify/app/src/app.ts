import cors from '@fastify/cors'
import Fastify, { type FastifyServerOptions } from 'fastify'
import auth from './plugins/auth.js'
import { hooks } from './routes/hooks.js'
import { tools } from './routes/tools.js'

export async function build(options: FastifyServerOptions) {
  const app = Fastify(options)

  await app.register(cors, { origin: 'https://tool-shed.example' })
  await app.register(hooks, { prefix: '/hooks' })
  await app.register(
    async (members) => {
      await members.register(auth)
      await members.register(tools, { prefix: '/tools' })
    },
    { prefix: '/api' },
  )
  return app
}
