import { Controller, Get, Headers, RawBodyRequest, Req } from '@nestjs/common'
import { Webhook } from 'svix'
import { db } from './db'

@Controller('webhooks')
export class WebhooksController {
  @Get('clerk')
  // expect: CLERK-WEBHOOK-016
  async clerk(@Req() req: RawBodyRequest<any>, @Headers() headers: Record<string, string>) {
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(req.rawBody!, headers)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
    return 'ok'
  }
}
