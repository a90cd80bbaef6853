// export { POST } from './_lib/clerk'
export function GET() {
  return new Response("import { verifyWebhook } from '@clerk/backend/webhooks'")
}
