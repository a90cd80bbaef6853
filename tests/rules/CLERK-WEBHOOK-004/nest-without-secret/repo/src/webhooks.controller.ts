import { Controller, Headers, Post, RawBodyRequest, Req } from '@nestjs/common'
import { Webhook } from 'svix'
import { db } from './db'

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async clerk(@Req() req: RawBodyRequest<any>, @Headers() headers: Record<string, string>) {
    const body = req.rawBody!.toString('utf8')
    const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
    // expect: CLERK-WEBHOOK-004
    if (secret) {
      new Webhook(secret).verify(body, headers)
    }
    const evt = JSON.parse(body)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
    return 'ok'
  }
}
