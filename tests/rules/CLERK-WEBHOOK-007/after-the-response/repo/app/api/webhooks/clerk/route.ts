import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'
import { after } from 'next/server'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    after(() => resend.emails.send({ from: 'hi@fake-acme.example', to: 'new@fake-acme.example', subject: 'Welcome', text: 'Hello' }))
  }
  return new Response('ok')
}
