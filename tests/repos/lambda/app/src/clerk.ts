import type { APIGatewayProxyHandlerV2 } from 'aws-lambda'
import { Webhook } from 'svix'
import { later } from './later'

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) {
    throw new Error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
  }
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : event.body ?? ''
  let evt
  try {
    evt = new Webhook(secret).verify(body, {
      'svix-id': event.headers['svix-id'] ?? '',
      'svix-timestamp': event.headers['svix-timestamp'] ?? '',
      'svix-signature': event.headers['svix-signature'] ?? '',
    }) as { type: string; data: { id: string } }
  } catch {
    return { statusCode: 400, body: 'bad signature' }
  }
  if (evt.type === 'user.created') await later('welcome', evt.data.id)
  if (evt.type === 'user.deleted') await later('farewell', evt.data.id)
  return { statusCode: 204 }
}
