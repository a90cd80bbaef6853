import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'
import { welcome } from '@/lib/mail'
import { removeUser, saveUser } from '@/lib/users'

export async function POST(request: NextRequest) {
  await db.delivery.create({ data: { id: request.headers.get('svix-id') ?? '' } })

  let event
  try {
    event = await verifyWebhook(request)
  } catch {
    return new Response('bad signature', { status: 400 })
  }

  switch (event.type) {
    case 'user.created':
      await saveUser(event.data)
      await welcome(event.data.email_addresses[0].email_address)
      break
    case 'user.updated':
    case 'user.signed_up':
      await saveUser(event.data)
      break
    case 'user.deleted':
      await removeUser(event.data.id ?? '')
      break
    case 'session.revoked':
      await db.desk.updateMany({ where: { session: event.data.id }, data: { session: null } })
      break
  }

  return new Response(null, { status: 204 })
}
