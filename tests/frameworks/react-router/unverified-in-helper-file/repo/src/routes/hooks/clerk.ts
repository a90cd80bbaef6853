import type { WebhookEvent } from '@clerk/react-router/server'
import { removeUser } from '../../users'

export async function action({ request }: { request: Request }) {
  const evt = (await request.json()) as WebhookEvent
  if (evt.type === 'user.deleted') await removeUser(evt.data.id)
  return new Response('ok')
}
