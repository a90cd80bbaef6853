import { Body, Controller, Headers, Post } from '@nestjs/common';
import { Webhook } from 'svix';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Body() body: unknown, @Headers() headers: Record<string, string>) {
    const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(JSON.stringify(body), headers) as {
      type: string;
    };
    return evt.type === 'user.created';
  }
}
