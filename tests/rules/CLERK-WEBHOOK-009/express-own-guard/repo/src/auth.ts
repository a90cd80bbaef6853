import { getAuth } from '@clerk/express'

// expect: CLERK-WEBHOOK-009
export function requireUser(req, res, next) {
  const { userId } = getAuth(req)
  if (!userId) {
    return res.status(401).json({ error: 'unauthorized' })
  }
  next()
}
