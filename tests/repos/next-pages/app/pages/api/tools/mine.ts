import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { loansOf } from '~server/loans'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) {
    res.status(401).json({ error: 'sign in first' })
    return
  }
  res.json(await loansOf(userId))
}
