import { createRoute, z } from '@hono/zod-openapi'
import { createRouter } from '@/lib/create-app'
import { sql } from '@/lib/sql'

const list = createRoute({
  method: 'get',
  path: '/{family}',
  request: { params: z.object({ family: z.string() }) },
  responses: { 200: { description: 'the seeds of a family' } },
})

export const seeds = createRouter().openapi(list, async (c) => {
  const { family } = c.req.valid('param')
  return c.json(await sql`SELECT * FROM seeds WHERE family = ${family}`)
})
