import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ClerkSignature } from './clerk-signature.interceptor';

@Controller('webhooks')
@UseInterceptors(ClerkSignature)
export class WebhooksController {
  @Post('clerk')
  handle(@Body() event: { type: string }) {
    return { created: event.type === 'user.created' };
  }
}
