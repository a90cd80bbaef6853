import { getAuth } from '@clerk/express'

export function requireUser(req, res, next) {
  if (req.path.startsWith('/api/webhooks')) return next()
  if (!getAuth(req).userId) return res.sendStatus(401)
  return next()
}
