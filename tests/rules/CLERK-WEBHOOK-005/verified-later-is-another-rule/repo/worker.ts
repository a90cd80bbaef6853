import { Worker } from 'bullmq'
import { Webhook } from 'svix'
import { db } from './lib/db'

export const worker = new Worker('clerk', async (job) => {
  const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(job.data.body, job.data.headers)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
})
