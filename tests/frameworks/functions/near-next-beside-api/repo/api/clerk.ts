import { Webhook } from 'svix'

export const config = { runtime: 'edge' }

export default async function handler(request: Request) {
  const text = await request.text()
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(text, Object.fromEntries(request.headers))
  } catch {
    return new Response('bad signature', { status: 400 })
  }
  if (evt.type === 'user.created') console.log(evt.data.id)
  return new Response('ok')
}
