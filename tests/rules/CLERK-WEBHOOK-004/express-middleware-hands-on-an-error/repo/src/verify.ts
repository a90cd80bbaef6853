import type { NextFunction, Request, Response } from 'express'
import { Webhook } from 'svix'

export function verifyClerk(req: Request, res: Response, next: NextFunction) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) {
    return next(new Error('no signing secret'))
  }
  try {
    new Webhook(secret).verify(req.body, req.headers as Record<string, string>)
  } catch {
    return res.status(400).send('not verified')
  }
  next()
}
