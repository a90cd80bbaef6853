import { verifyToken } from '@clerk/backend'

/* a token that is missing is refused in the catch */
export async function verify(req, res, next) {
  let userId
  try {
    const token = req.headers.authorization?.split(' ')[1]
    const payload = await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })
    userId = payload.sub
  } catch (error) {
    return res.status(401).json({ error: 'invalid token' })
  }
  req.userId = userId
  return next()
}
