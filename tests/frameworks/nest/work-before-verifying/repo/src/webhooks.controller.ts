import { Controller, Post, RawBodyRequest, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Webhook } from 'svix';
import { Database } from './database';

@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly db: Database) {}
  @Post('clerk')
  async handle(@Req() req: RawBodyRequest<Request>) {
    await this.db.delivery.create({ data: { id: req.headers['svix-id'] } });
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
