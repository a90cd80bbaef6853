import cron from 'node-cron'
import { Webhook } from 'svix'
import { db } from './db'
import { redis } from './redis'

cron.schedule('* * * * *', async () => {
  const delivery = JSON.parse((await redis.rpop('clerk'))!)
  // expect: CLERK-WEBHOOK-008
  const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(delivery.body, delivery.headers)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
})
