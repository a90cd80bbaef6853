import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'

async function tell(url: string) {
  // expect: CLERK-WEBHOOK-007
  await fetch(url, { method: 'POST' })
}

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await tell('https://crm.fake-shop.example/new')
    await fetch('https://mail.fake-shop.example/welcome')
    await fetch('https://chat.fake-shop.example/new')
  }
  if (evt.type === 'user.deleted') {
    await tell('https://crm.fake-shop.example/gone')
    await fetch('https://mail.fake-shop.example/bye')
    await fetch('https://chat.fake-shop.example/gone')
  }
  return new Response('ok')
}
