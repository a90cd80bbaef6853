import { Webhook } from 'svix'
import type { APIGatewayProxyEvent } from 'aws-lambda'

export const handler = async (event: APIGatewayProxyEvent) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let evt: any
  try {
    evt = wh.verify(event.body!, event.headers as Record<string, string>)
  } catch {
    return { statusCode: 400, body: 'rejected' }
  }
  if (evt.type === 'user.created') console.log(evt.data.id)
  return { statusCode: 200, body: 'ok' }
}
