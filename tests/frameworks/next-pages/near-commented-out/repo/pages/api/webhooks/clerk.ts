// import { verifyWebhook } from '@clerk/nextjs/webhooks'
// export default async function handler(req, res) { await verifyWebhook(req) }
export default function handler(req, res) {
  res.status(410).end()
}
