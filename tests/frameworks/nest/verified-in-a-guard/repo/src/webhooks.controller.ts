import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ClerkWebhookGuard } from './clerk-webhook.guard';

@Controller('webhooks')
@UseGuards(ClerkWebhookGuard)
export class WebhooksController {
  @Post('clerk')
  handle(@Body() event: { type: string }) {
    return { created: event.type === 'user.created' };
  }
}
