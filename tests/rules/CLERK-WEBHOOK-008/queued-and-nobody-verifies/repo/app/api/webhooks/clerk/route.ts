import { clerkQueue } from '../../../../lib/queue'

export async function POST(req: Request) {
  const evt = await req.json()
  if (evt.type === 'user.created') {
    await clerkQueue.add('delivery', evt.data)
  }
  return new Response('queued')
}
