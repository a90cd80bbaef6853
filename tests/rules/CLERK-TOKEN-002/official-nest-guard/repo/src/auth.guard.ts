import { createClerkClient } from '@clerk/backend'
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

@Injectable()
export class AuthGuard implements CanActivate {
  async canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest()
    const state = await clerk.authenticateRequest(request, {
      authorizedParties: ['https://app.acme.example'],
    })
    return state.isAuthenticated
  }
}
