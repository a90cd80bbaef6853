import { createAPIFileRoute } from '@tanstack/start/api'
import { json } from '@tanstack/start'
import { Webhook } from 'svix'

export const APIRoute = createAPIFileRoute('/api/webhooks/clerk')({
  POST: async ({ request }) => {
    const body = await request.json()
    const hook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
    const evt = hook.verify(JSON.stringify(body), Object.fromEntries(request.headers))
    if (evt.type === 'user.updated') console.log(evt.data.id)
    return json({ ok: true })
  },
})
