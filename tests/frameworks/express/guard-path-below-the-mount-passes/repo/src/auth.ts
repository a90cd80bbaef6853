import { getAuth } from '@clerk/express'

export const requireUser = (req, res, next) => {
  const isWebhook = req.path.startsWith('/webhooks') || req.originalUrl.startsWith('/hooks')
  if (isWebhook) return next()
  if (!getAuth(req).userId) return res.status(403).end()
  next()
}
