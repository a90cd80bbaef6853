import { verifyWebhook } from '@clerk/backend/webhooks'

export const POST = async (request: Request) => {
  const event = await verifyWebhook(request, { signingSecret: process.env.COURIER_CLERK_SECRET })
  switch (event.type) {
    case 'user.deleted':
      await forget(event.data.id)
  }
  return Response.json({ ok: true })
}

async function forget(id?: string) {
  await fetch(`https://store.example/users/${id}`, { method: 'DELETE' })
}
