import { Webhook } from 'svix'
import { inngest } from '@/lib/inngest'

export async function POST(req: Request) {
  const body = await req.text()
  const headers = {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  }
  const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(body, headers)
  await inngest.send({ name: 'clerk/delivery', data: { evt, body, headers } })
  return new Response('queued')
}
