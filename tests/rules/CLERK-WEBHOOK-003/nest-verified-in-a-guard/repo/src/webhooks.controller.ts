import { Body, Controller, Post, UseGuards } from '@nestjs/common'
import { ClerkWebhookGuard } from './clerk-webhook.guard'
import { Database } from './database'

type Event = { type: string; data: { id: string; email_addresses: { email_address: string }[] } }

@Controller('webhooks')
@UseGuards(ClerkWebhookGuard)
export class WebhooksController {
  constructor(private readonly db: Database) {}

  @Post('clerk')
  async receive(@Body() { type, data }: Event) {
    if (type === 'user.created') {
      const email = data.email_addresses[0].email_address
      await this.db.user.upsert({ where: { id: data.id }, create: { id: data.id, email }, update: {} })
    }
    return { received: true }
  }
}
