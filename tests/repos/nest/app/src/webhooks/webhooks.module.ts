import { Module } from '@nestjs/common'
import { CrewModule } from '../crew/crew.module'
import { WebhooksController } from './webhooks.controller'
import { WebhooksService } from './webhooks.service'

@Module({ imports: [CrewModule], controllers: [WebhooksController], providers: [WebhooksService] })
export class WebhooksModule {}
