// import { verifyWebhook } from '@clerk/backend/webhooks'
// export async function POST(request: Request) {
//   const event = await verifyWebhook(request)
// }
const text = "export async function POST(request) { await verifyWebhook(request) } // clerk"

export async function GET() {
  return new Response(text)
}
