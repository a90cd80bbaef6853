import { inngest } from '@/lib/inngest'

export async function POST(req: Request) {
  await inngest.send({
    name: 'clerk/delivery',
    data: {
      body: await req.text(),
      id: req.headers.get('svix-id'),
      timestamp: req.headers.get('svix-timestamp'),
      signature: req.headers.get('svix-signature'),
    },
  })
  return new Response('queued')
}
