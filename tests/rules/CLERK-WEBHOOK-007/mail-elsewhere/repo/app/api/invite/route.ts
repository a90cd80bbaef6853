import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function POST() {
  await resend.emails.send({ from: 'hi@fake-acme.example', to: 'new@fake-acme.example', subject: 'Welcome', text: 'Hello' })
  return new Response('ok')
}
