import { Controller, Post } from '@nestjs/common';
import { ClerkEvent } from './clerk-event.decorator';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  handle(@ClerkEvent() event: { type: string }) {
    return { created: event.type === 'user.created' };
  }
}
