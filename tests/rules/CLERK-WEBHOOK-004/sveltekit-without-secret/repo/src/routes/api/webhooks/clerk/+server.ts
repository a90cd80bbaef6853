import { env } from '$env/dynamic/private'
import { Webhook } from 'svix'
import { db } from '$lib/db'

export const POST = async ({ request }) => {
  const body = await request.text()
  // expect: CLERK-WEBHOOK-004
  if (env.CLERK_WEBHOOK_SIGNING_SECRET) {
    new Webhook(env.CLERK_WEBHOOK_SIGNING_SECRET).verify(body, Object.fromEntries(request.headers))
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
