import { clerkClient } from '@clerk/nextjs/server'

export async function byMail(mail: string) {
  const client = await clerkClient()
  const { data } = await client.users.getUserList({ emailAddress: [mail] })
  return data[0] ?? (await client.users.getUser('user_FAKE1'))
}
