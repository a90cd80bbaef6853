import { Webhook } from 'svix'
import { CLERK_HOOK } from 'astro:env/server'

export async function POST(context) {
  const body = await context.request.text()
  let event
  try {
    event = new Webhook(CLERK_HOOK).verify(body, {
      'svix-id': context.request.headers.get('svix-id'),
      'svix-timestamp': context.request.headers.get('svix-timestamp'),
      'svix-signature': context.request.headers.get('svix-signature'),
    })
  } catch {
    return new Response('bad signature', { status: 401 })
  }
  if (event.type === 'user.deleted') {
    await fetch('https://crm.example/forget', { method: 'POST', body: event.data.id })
  }
  return Response.json({ ok: true })
}
