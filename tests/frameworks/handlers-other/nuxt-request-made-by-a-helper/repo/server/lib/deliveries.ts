import { verifyWebhook } from '@clerk/backend/webhooks'

function asRequest(text: string, headers: Record<string, string>) {
  const url = 'https://nowhere.test/'
  return new Request(url, { method: 'POST', headers, body: text })
}

export async function verified(text: string, headers: Record<string, string>) {
  const request = asRequest(text, headers)
  return verifyWebhook(request, { signingSecret: process.env.CLERK_WEBHOOK_SIGNING_SECRET })
}
