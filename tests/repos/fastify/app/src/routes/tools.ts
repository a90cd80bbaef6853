import { getAuth } from '@clerk/fastify'
import type { FastifyInstance } from 'fastify'
import { pool } from '../store/pool.js'

export async function tools(app: FastifyInstance) {
  app.get('/', async () => (await pool.query('SELECT * FROM tools')).rows)

  app.route<{ Params: { id: string } }>({
    method: 'POST',
    url: '/:id/borrow',
    handler: async (request, reply) => {
      const { userId } = getAuth(request)
      await pool.query('UPDATE tools SET borrower = $1 WHERE id = $2', [userId, request.params.id])
      return reply.code(204).send()
    },
  })
}
