import { auth } from '@clerk/nextjs/server'

export default function handler(req, res) {
  const { userId } = auth()
  res.json({ userId })
}
