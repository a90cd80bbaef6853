import { Controller, HttpCode, Post, RawBodyRequest, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Public } from '../auth/public.decorator'
import { WebhooksService } from './webhooks.service'

@Public()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post('clerk')
  @HttpCode(204)
  async receive(@Req() req: RawBodyRequest<Request>) {
    const event = this.webhooks.verify(req)
    await this.webhooks.apply(event)
  }
}
