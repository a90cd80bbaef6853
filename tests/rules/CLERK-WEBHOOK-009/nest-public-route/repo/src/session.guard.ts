import { Injectable, UnauthorizedException } from '@nestjs/common'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { verifyToken } from '@clerk/backend'
import { IS_PUBLIC } from './public'

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext) {
    const targets = [context.getHandler(), context.getClass()]
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, targets)) {
      return true
    }
    const token = context.switchToHttp().getRequest().headers.authorization?.slice(7)
    if (!token) {
      throw new UnauthorizedException()
    }
    await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })
    return true
  }
}
