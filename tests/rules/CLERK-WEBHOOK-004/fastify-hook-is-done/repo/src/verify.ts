import type { FastifyReply, FastifyRequest } from 'fastify'
import { Webhook } from 'svix'

export function verifyClerk(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  // expect: CLERK-WEBHOOK-004
  if (!secret) {
    done()
    return
  }
  try {
    new Webhook(secret).verify(request.body as string, request.headers as Record<string, string>)
    done()
  } catch {
    done(new Error('not verified'))
  }
}
