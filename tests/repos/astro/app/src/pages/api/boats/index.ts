import type { APIRoute } from 'astro'
import { database } from '@/lib/database'

export const GET: APIRoute = async ({ locals }) => {
  const { userId } = locals.auth()
  const found = await database.execute({ sql: 'select * from boats where member = ?', args: [userId] })
  return Response.json(found.rows)
}
