import { Webhook } from 'svix'

export async function clerkWebhook(req: Request, env: Env): Promise<Response> {
  const body = await req.text()
  const wh = new Webhook(env.CLERK_WEBHOOK_SECRET)
  let event
  try {
    event = wh.verify(body, {
      'svix-id': req.headers.get('svix-id')!,
      'svix-timestamp': req.headers.get('svix-timestamp')!,
      'svix-signature': req.headers.get('svix-signature')!,
    })
  } catch {
    return new Response('rejected', { status: 401 })
  }
  if (event.type === 'user.deleted') {
    await env.DB.prepare('DELETE FROM users WHERE id = ?').bind(event.data.id).run()
  }
  return new Response('ok')
}
