import { Body, Controller, Post } from '@nestjs/common'
import { Database } from './database'

type Event = { type: string; data: { id: string; email_addresses: { email_address: string }[] } }

@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly db: Database) {}

  @Post('clerk')
  // expect: CLERK-WEBHOOK-003
  async receive(@Body() { type, data }: Event) {
    if (type === 'user.created') {
      const email = data.email_addresses[0].email_address
      await this.db.user.upsert({ where: { id: data.id }, create: { id: data.id, email }, update: {} })
    }
    return { received: true }
  }
}
