import { deliveries } from '../../../../lib/queue'

export async function POST(req: Request) {
  await deliveries.add('delivery', { body: await req.text(), headers: Object.fromEntries(req.headers) })
  return new Response('queued')
}
