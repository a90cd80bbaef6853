import { Worker } from 'bullmq'
import { Webhook } from 'svix'
import { db } from './lib/db'

export const worker = new Worker('mail', async (job) => {
  const evt: any = new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(job.data.body, job.data.headers)
  if (evt.type === 'email.bounced') {
    await db.bounce.create({ data: { id: evt.data.email_id } })
  }
})
