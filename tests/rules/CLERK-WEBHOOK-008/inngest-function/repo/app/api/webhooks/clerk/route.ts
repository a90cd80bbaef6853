import { inngest } from '../../../../lib/inngest'

export async function POST(req: Request) {
  await inngest.send({
    name: 'clerk/delivery',
    data: {
      body: await req.text(),
      headers: {
        'svix-id': req.headers.get('svix-id'),
        'svix-timestamp': req.headers.get('svix-timestamp'),
        'svix-signature': req.headers.get('svix-signature'),
      },
    },
  })
  return new Response('queued')
}
