import { getAuth } from '@clerk/express'

export async function attachUser(req, res, next) {
  const { userId } = getAuth(req)
  if (userId) {
    req.user = await load(userId)
  }
  next()
}
