import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_KEY!)

export async function POST(req: Request) {
  const evt: any = stripe.webhooks.constructEvent(
    await req.text(),
    req.headers.get('stripe-signature')!,
    process.env.STRIPE_WEBHOOK_SECRET!,
  )
  return new Response(String(evt.timestamp))
}
