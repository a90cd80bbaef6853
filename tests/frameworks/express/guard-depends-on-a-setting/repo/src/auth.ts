import { getAuth } from '@clerk/express'

export function requireUser(req, res, next) {
  if (process.env.AUTH_DISABLED === 'true') return next()
  if (!getAuth(req).userId) return next(new Error('unauthorized'))
  next()
}
