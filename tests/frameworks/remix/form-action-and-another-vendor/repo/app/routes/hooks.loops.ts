import { Webhook } from 'svix'

export const action = async ({ request }) => {
  const wh = new Webhook(process.env.LOOPS_SIGNING_SECRET)
  const evt = wh.verify(await request.text(), Object.fromEntries(request.headers))
  if (evt.eventName === 'contact.created') console.log(evt.contact)
  return null
}
