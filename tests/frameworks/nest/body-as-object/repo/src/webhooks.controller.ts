import { Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Webhook } from 'svix';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Req() req: Request) {
    try {
      const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req.body, req.headers as never) as {
        type: string;
      };
      return { created: evt.type === 'user.created' };
    } catch (error) {
      return { ok: false };
    }
  }
}
