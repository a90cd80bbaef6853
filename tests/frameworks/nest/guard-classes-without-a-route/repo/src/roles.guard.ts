import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'

/* asks for a role, not who is there */
@Injectable()
export class RolesGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    return context.switchToHttp().getRequest().user.role === 'admin'
  }
}
