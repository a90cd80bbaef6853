import { verifyWebhook } from '@clerk/backend/webhooks'

export const config = { api: { bodyParser: false } }

export default async function handler(req, res) {
  try {
    const evt = await verifyWebhook(toRequest(req))
    if (evt.type === 'user.deleted') console.log(evt.data.id)
    res.status(200).end()
  } catch {
    res.status(400).end()
  }
}

function toRequest(req) {
  return new Request('http://localhost' + req.url, { method: 'POST', headers: req.headers, body: req, duplex: 'half' })
}
