import Stripe from 'stripe';
import { createClient } from '@supabase/supabase-js';
import { clerkClient } from './own';

const stripe = new Stripe('');
const admin = createClient('', '').auth.admin;

export async function others(id) {
  await stripe.invitations.createInvitation(id);
  await admin.users.getUser(id);
  await clerkClient.users.getUser(id);
  await fetch('https://api.clerk.example.com/v1/users');
  await fetch('https://api.stripe.com/v1/users');
  await fetch(`/api/clerk/v1/users`);
  console.log('https://api.clerk.com/v1/users');
  return 'https://api.clerk.com/v1/users'.replace('v1', 'v2');
}
