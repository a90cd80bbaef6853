import Stripe from 'stripe'

export const stripe = new Stripe('sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000')
