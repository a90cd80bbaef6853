import type { FastifyPluginAsync } from 'fastify'
import { hooks } from './hooks/index.js'

const api: FastifyPluginAsync = async (app) => {
  app.get('/health', async () => ({ ok: true }))
  app.register(async (instance) => {
    await instance.register(hooks, { prefix: '/hooks' })
  }, { prefix: '/v1' })
}

export default api
