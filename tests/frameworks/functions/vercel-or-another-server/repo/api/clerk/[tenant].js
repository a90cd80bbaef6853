import { Webhook } from 'svix'

export default async function handler(req, res) {
  let event
  try {
    event = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(JSON.stringify(req.body), req.headers)
  } catch {
    return res.status(400).json({ error: 'rejected' })
  }
  if (event.type === 'user.created') console.log(event.data.id)
  return res.status(200).end()
}
