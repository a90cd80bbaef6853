import { db } from '../utils/db'

// expect: CLERK-WEBHOOK-003
export default defineEventHandler(async (event) => {
  const { type, data } = await readBody(event)
  if (type === 'user.created') {
    await db.user.create({ data: { clerkId: data.id } })
  }
  return { ok: true }
})
