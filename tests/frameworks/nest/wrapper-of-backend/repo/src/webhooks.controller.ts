import { Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { verifyWebhook } from '@clerk/backend/webhooks';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Req() req: Request) {
    const evt = await verifyWebhook(req);
    return evt.type === 'user.created';
  }
}
