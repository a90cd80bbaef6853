import { json, type ActionFunctionArgs } from '@remix-run/node'
import { Webhook } from 'svix'
import { upsertAuthor } from '~/authors.server'

export const action = async ({ request }: ActionFunctionArgs) => {
  const body = await request.text()
  const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET ?? '')
  try {
    const { type, data } = webhook.verify(body, Object.fromEntries(request.headers)) as any
    if (['user.created', 'user.updated'].includes(type)) {
      await upsertAuthor(data.id)
    }
    return json({ ok: true })
  } catch (error) {
    return json({ error: 'bad signature' }, { status: 400 })
  }
}
