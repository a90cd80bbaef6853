import { Body, Controller, Post } from '@nestjs/common';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  handle(@Body() event: { type: string; data: { email_addresses: unknown[] } }) {
    switch (event.type) {
      case 'user.created':
        return { emails: event.data.email_addresses.length };
      case 'user.deleted':
        return { gone: true };
    }
    return {};
  }
}
