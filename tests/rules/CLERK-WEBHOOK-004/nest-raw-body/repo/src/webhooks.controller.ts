import { BadRequestException, Controller, Post, type RawBodyRequest, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Webhook } from 'svix'
import { Database } from './database'

type Event = { type: string; data: { id: string } }

@Controller('webhooks')
export class WebhooksController {
  private readonly webhook = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)

  constructor(private readonly db: Database) {}

  @Post('clerk')
  async receive(@Req() req: RawBodyRequest<Request>) {
    let evt: Event
    try {
      evt = this.webhook.verify(req.rawBody!, {
        'svix-id': req.header('svix-id')!,
        'svix-timestamp': req.header('svix-timestamp')!,
        'svix-signature': req.header('svix-signature')!,
      }) as Event
    } catch {
      throw new BadRequestException('not verified')
    }
    if (evt.type === 'user.created') {
      await this.db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
    return { received: true }
  }
}
