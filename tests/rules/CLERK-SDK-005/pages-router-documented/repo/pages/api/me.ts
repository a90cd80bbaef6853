import { clerkClient, getAuth } from '@clerk/nextjs/server'

export default async function handler(req, res) {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).json({ error: 'not signed in' })
  res.json(await (await clerkClient()).users.getUser(userId))
}
