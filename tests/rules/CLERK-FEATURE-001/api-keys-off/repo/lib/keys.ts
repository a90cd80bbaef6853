import { clerkClient } from '@clerk/nextjs/server'

export async function create(subject: string) {
  const client = await clerkClient()
  return client.apiKeys.create({ name: 'Deploy', subject })
}
