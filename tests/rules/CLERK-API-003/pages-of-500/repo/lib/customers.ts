import { clerkClient } from '@clerk/nextjs/server'

export async function everyone() {
  const client = await clerkClient()
  const all = []
  for (let offset = 0; ; offset += 500) {
    const page = await client.users.getUserList({ limit: 500, offset })
    all.push(...page.data)
    if (page.data.length < 500) return all
  }
}
