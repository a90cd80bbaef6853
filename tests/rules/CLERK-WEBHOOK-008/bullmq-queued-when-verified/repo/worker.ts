import { Worker } from 'bullmq'
import { db } from './lib/db'

export const worker = new Worker('clerk', async (job) => {
  if (job.name === 'user.created') {
    await db.user.upsert({ where: { id: job.data.id }, create: { id: job.data.id }, update: {} })
  }
})
