import { Controller, Post, RawBodyRequest, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Webhook } from 'svix';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Req() req: RawBodyRequest<Request>) {
    const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req.rawBody!.toString(), {
      'svix-id': req.headers['svix-id'] as string,
      'svix-timestamp': req.headers['svix-timestamp'] as string,
      'svix-signature': req.headers['svix-signature'] as string,
    }) as { type: string };
    if (evt.type === 'user.created') {
      return { created: true };
    }
    return { received: true };
  }
}
