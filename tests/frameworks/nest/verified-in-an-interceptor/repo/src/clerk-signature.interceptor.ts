import { BadRequestException, CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Webhook } from 'svix';

@Injectable()
export class ClerkSignature implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { rawBody, headers } = context.switchToHttp().getRequest();
    try {
      new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(rawBody, headers);
    } catch {
      throw new BadRequestException('signature');
    }
    return next.handle();
  }
}
