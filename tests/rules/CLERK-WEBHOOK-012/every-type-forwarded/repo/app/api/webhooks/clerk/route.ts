import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { Inngest } from 'inngest'

const inngest = new Inngest({ id: 'app' })

export async function POST(req: any) {
  const evt = await verifyWebhook(req)
  await inngest.send({ name: `clerk/${evt.type}`, data: evt.data })
  return new Response('ok')
}
