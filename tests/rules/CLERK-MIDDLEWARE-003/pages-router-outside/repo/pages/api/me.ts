import { getAuth } from '@clerk/nextjs/server'

export default function handler(req, res) {
  // expect: CLERK-MIDDLEWARE-003
  const { userId } = getAuth(req)
  res.json({ userId })
}
