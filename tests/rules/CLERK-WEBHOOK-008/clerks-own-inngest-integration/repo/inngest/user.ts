import { db } from '../lib/db'
import { inngest } from '../lib/inngest'

export const user = inngest.createFunction(
  { id: 'user' },
  { event: 'clerk/user.created' },
  async ({ event }) => {
    await db.user.upsert({ where: { id: event.data.id }, create: { id: event.data.id }, update: {} })
  },
)
