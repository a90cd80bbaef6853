import { createHmac, timingSafeEqual } from 'node:crypto'

export function verifyWebhook(body: string, headers: Headers) {
  const id = headers.get('svix-id') ?? ''
  const time = headers.get('svix-timestamp') ?? ''
  const key = Buffer.from(process.env.CLERK_WEBHOOK_SECRET!.slice('whsec_'.length), 'base64')
  const mine = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest()
  const late = Math.abs(Date.now() / 1000 - Number(time)) > 300
  const given = (headers.get('svix-signature') ?? '').split(' ').map((s) => Buffer.from(s.slice(3), 'base64'))
  if (late || !given.some((s) => s.length === mine.length && timingSafeEqual(s, mine))) {
    throw new Error('not verified')
  }
  return JSON.parse(body)
}
