import { Webhook } from 'svix'

export async function POST(request: Request) {
  const text = await request.text()
  const event = new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(text, {
    'svix-id': request.headers.get('svix-id')!,
    'svix-timestamp': request.headers.get('svix-timestamp')!,
    'svix-signature': request.headers.get('svix-signature')!,
  }) as { type: string }
  if (event.type === 'email.delivered') console.log('delivered')
  return new Response('ok')
}
