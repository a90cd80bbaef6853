import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { forget, welcome } from '../../../../members'
import { Events } from './events'

const table = { [Events.Joined]: welcome, [Events.Left]: forget }

export async function POST(req: Request) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  await table[evt.type]?.(evt.data)
  return new Response('ok')
}
