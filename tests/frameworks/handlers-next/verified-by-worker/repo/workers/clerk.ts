import { Worker } from 'bullmq'
import { verifyDelivery } from './verify'

export const worker = new Worker('clerk', async (job) => {
  const evt = verifyDelivery(job.data)
  if (evt.type === 'user.deleted') console.log(evt.data.id)
})
