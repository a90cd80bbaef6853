import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { save } from '../../../../lib/save'

export async function POST(req: any) {
  await save(await verifyWebhook(req))
  return new Response('ok')
}
