import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Webhook } from 'svix';

@Injectable()
export class ClerkWebhookGuard implements CanActivate {
  private readonly webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    try {
      this.webhook.verify(request.rawBody, {
        'svix-id': request.headers['svix-id'],
        'svix-timestamp': request.headers['svix-timestamp'],
        'svix-signature': request.headers['svix-signature'],
      });
    } catch {
      throw new UnauthorizedException('signature');
    }
    return true;
  }
}
