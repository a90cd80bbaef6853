import { clerkClient } from '@clerk/express'

export async function pay(key: string, userId: string) {
  await fetch('https://api.stripe.example/v1/charges', { method: 'POST', headers: { 'Idempotency-Key': key } })
  await clerkClient.organizations.createOrganization({ name: 'Fake', createdBy: userId })
}
