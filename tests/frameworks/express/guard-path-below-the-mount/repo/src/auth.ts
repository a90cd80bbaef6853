import { getAuth } from '@clerk/express'

export const requireUser = (req, res, next) => {
  /* mounted below /api it never sees that part */
  if (req.path.startsWith('/api/webhooks')) return next()
  if (!getAuth(req).userId) return res.status(403).end()
  next()
}
