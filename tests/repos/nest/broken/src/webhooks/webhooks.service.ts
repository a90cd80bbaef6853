import type { WebhookEvent } from '@clerk/backend'
import { BadRequestException, Injectable, Logger, RawBodyRequest } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import type { Request } from 'express'
import { Webhook } from 'svix'
import { CrewService } from '../crew/crew.service'

@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name)
  private readonly webhook: Webhook

  constructor(
    config: ConfigService,
    private readonly crew: CrewService,
  ) {
    this.webhook = new Webhook(config.getOrThrow<string>('CLERK_WEBHOOK_SECRET'))
  }

  verify(req: RawBodyRequest<Request>): WebhookEvent {
    try {
      return this.webhook.verify(JSON.stringify(req.body), {
        'svix-id': req.header('svix-id')!,
        'svix-timestamp': req.header('svix-timestamp')!,
        'svix-signature': req.header('svix-signature')!,
      }) as WebhookEvent
    } catch (error) {
      this.logger.warn(`webhook refused: ${error}`)
      throw new BadRequestException('bad signature')
    }
  }

  async apply(event: WebhookEvent) {
    switch (event.type) {
      case 'user.created':
      case 'user.update':
        await this.crew.upsert(event.data)
        break
      case 'user.deleted':
        await this.crew.remove(event.data.id)
        break
    }
  }
}
