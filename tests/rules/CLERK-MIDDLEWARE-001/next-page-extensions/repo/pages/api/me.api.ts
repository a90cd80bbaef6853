import { getAuth } from '@clerk/nextjs/server'

export default function handler(req, res) {
  res.json({ userId: getAuth(req).userId })
}
