import { db } from '@/lib/db'
import { inngest } from '@/lib/inngest'

export const deliver = inngest.createFunction({ id: 'deliver' }, { event: 'clerk/delivery' }, async ({ event }) => {
  const evt = JSON.parse(event.data.body)
  if (evt.type === 'user.created') await db.user.create({ data: { id: evt.data.id } })
})
