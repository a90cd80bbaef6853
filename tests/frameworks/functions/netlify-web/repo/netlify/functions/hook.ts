import { verifyWebhook } from '@clerk/backend/webhooks'

export default async (req: Request) => {
  const text = await req.json()
  if (text.type === 'user.updated') console.log(text.data.email_addresses)
  return new Response('clerk')
}

export const config = { path: '/hooks/clerk' }
