import { Controller, Headers, Post, RawBodyRequest, Req } from '@nestjs/common'
import { Webhook } from 'svix'
import { db } from './db'

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async clerk(@Req() req: RawBodyRequest<any>, @Headers() headers: Record<string, string>) {
    let evt: any
    try {
      // expect: CLERK-WEBHOOK-014
      evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(req.rawBody!, headers)
    } catch {
      return { error: 'not verified' }
    }
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
    return 'ok'
  }
}
