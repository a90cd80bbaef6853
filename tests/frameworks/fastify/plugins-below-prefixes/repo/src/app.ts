import { fastify } from 'fastify'

export async function build() {
  const app = fastify()
  await app.register(import('./api.js'), { prefix: '/api' })
  return app
}
