import { Webhook } from 'svix'

export default function handler(req, res) {
  const text = typeof req.body === 'string' ? req.body : JSON.stringify(req.body)
  let evt
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(text, req.headers)
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') console.log(evt.data.id)
  res.status(200).end()
}
