import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { SignedWebhook } from './signed-webhook.guard';

@Controller('webhooks')
export class WebhooksController {
  @UseGuards(SignedWebhook(process.env.CLERK_WEBHOOK_SECRET)) @Post('clerk')
  handle(@Body() event: { type: string }) {
    return { created: event.type === 'user.created' };
  }
}
