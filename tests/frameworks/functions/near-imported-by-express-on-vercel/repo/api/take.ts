import { Webhook } from 'svix'

export default function take(req: any, res: any) {
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req.body, req.headers)
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') console.log(evt.data.id)
  res.end()
}
