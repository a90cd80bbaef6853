import { CanActivate, ExecutionContext, mixin } from '@nestjs/common';
import { Webhook } from 'svix';

export function SignedWebhook(secret: string | undefined) {
  class SignedWebhookGuard implements CanActivate {
    canActivate(context: ExecutionContext) {
      const request = context.switchToHttp().getRequest();
      new Webhook(secret!).verify(request.rawBody.toString(), request.headers);
      return true;
    }
  }
  return mixin(SignedWebhookGuard);
}
