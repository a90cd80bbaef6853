import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  // expect: CLERK-MIDDLEWARE-001
  const { userId } = getAuth(req)
  res.status(200).json({ userId })
}
