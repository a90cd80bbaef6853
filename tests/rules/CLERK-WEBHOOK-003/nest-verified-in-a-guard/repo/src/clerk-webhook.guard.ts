import { Injectable, UnauthorizedException } from '@nestjs/common'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import { Webhook } from 'svix'

@Injectable()
export class ClerkWebhookGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const req = context.switchToHttp().getRequest()
    try {
      new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(req.rawBody, req.headers)
    } catch {
      throw new UnauthorizedException()
    }
    return true
  }
}
