import { verified } from '@acme/auth/webhook'

export async function POST(req: Request) {
  let evt
  try {
    evt = await verified(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log(evt.data.id)
  }
  return new Response('ok')
}
