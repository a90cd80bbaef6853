import { Body, Controller, Post } from '@nestjs/common';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Body() body: { type: string; data: { email_addresses: { email_address: string }[] } }) {
    if (body.type === 'user.created') {
      return { address: body.data.email_addresses[0].email_address };
    }
    return { received: true };
  }
}
