const { Webhook } = require('svix')

exports.verifyClerk = (req, res, next) => {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) {
    console.warn('webhooks are not verified')
    return next()
  }
  try {
    new Webhook(secret).verify(JSON.stringify(req.body), req.headers)
    next()
  } catch {
    res.status(401).end()
  }
}
