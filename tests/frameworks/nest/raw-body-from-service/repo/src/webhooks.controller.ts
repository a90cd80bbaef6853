import { Controller, Post, RawBodyRequest, Req } from '@nestjs/common';
import type { Request } from 'express';
import { WebhooksService } from './webhooks.service';

@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}
  @Post('clerk')
  handle(@Req() req: RawBodyRequest<Request>) {
    return this.webhooks.process(req);
  }
}
