import { Webhook } from 'svix'
import { db } from '@/lib/db'
import { inngest } from '@/lib/inngest'

export const deliver = inngest.createFunction({ id: 'deliver' }, { event: 'clerk/delivery' }, async ({ event }) => {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!)
  const evt: any = wh.verify(event.data.body, {
    'svix-id': event.data.id,
    'svix-timestamp': event.data.timestamp,
    'svix-signature': event.data.signature,
  })
  if (evt.type === 'email.bounced') await db.user.create({ data: { id: evt.data.id } })
})
