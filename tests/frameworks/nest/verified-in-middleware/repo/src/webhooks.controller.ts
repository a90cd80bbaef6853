import { Body, Controller, Post } from '@nestjs/common';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  handle(@Body() event: { type: string }) {
    return { created: event.type === 'user.created' };
  }
}
