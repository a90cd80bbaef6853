import Stripe from 'stripe'
import { currentUser } from '@clerk/nextjs/server'

const stripe = new Stripe(process.env.STRIPE_KEY!)

export async function isPro() {
  const user = await currentUser()
  return user?.publicMetadata.plan === 'pro'
}

export const checkout = () => stripe.checkout.sessions.create({ mode: 'subscription' })
