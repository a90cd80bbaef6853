import { BadRequestException, createParamDecorator, ExecutionContext } from '@nestjs/common';
import { Webhook } from 'svix';

export const ClerkEvent = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest();
  try {
    return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(request.rawBody, request.headers);
  } catch {
    throw new BadRequestException('signature');
  }
});
