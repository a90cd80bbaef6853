import { Controller, Headers, Post, RawBody } from '@nestjs/common';
import { Webhook } from 'svix';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@RawBody() raw: Buffer, @Headers('svix-id') id: string, @Headers() headers: Record<string, string>) {
    const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(raw.toString('utf8'), {
      'svix-id': id,
      'svix-timestamp': headers['svix-timestamp'],
      'svix-signature': headers['svix-signature'],
    }) as { type: string };
    return evt.type === 'user.created';
  }
}
