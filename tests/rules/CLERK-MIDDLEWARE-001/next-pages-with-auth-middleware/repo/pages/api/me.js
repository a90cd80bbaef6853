import { getAuth } from '@clerk/nextjs/server'

export default function handler(req, res) {
  res.status(200).json({ userId: getAuth(req).userId })
}
