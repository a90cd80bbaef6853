import { Webhook } from 'svix'
import { prisma } from '@/lib/prisma'

export async function GET() {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  for (const delivery of await prisma.delivery.findMany()) {
    const evt: any = wh.verify(delivery.body, delivery.headers)
    if (evt.type === 'user.created') await prisma.user.create({ data: { id: evt.data.id } })
  }
  return new Response('done')
}
