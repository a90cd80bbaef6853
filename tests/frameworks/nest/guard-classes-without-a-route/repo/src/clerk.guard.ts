import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'
import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

@Injectable()
export class SessionGuard implements CanActivate {
  async canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest()
    const state = await clerk.authenticateRequest(request)
    return state.isAuthenticated
  }
}
