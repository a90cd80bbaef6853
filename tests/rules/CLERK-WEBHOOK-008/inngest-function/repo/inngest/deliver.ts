import { Webhook } from 'svix'
import { db } from '../lib/db'
import { inngest } from '../lib/inngest'

export const deliver = inngest.createFunction(
  { id: 'deliver' },
  { event: 'clerk/delivery' },
  async ({ event }) => {
    // expect: CLERK-WEBHOOK-008
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(event.data.body, event.data.headers)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
  },
)
