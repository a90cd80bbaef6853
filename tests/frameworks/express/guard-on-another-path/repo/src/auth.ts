import { getAuth } from '@clerk/express'

export function requireUser(req, res, next) {
  if (!getAuth(req).userId) {
    res.status(401)
    res.json({ error: 'unauthorized' })
    return
  }
  next()
}
