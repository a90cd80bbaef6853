import { Module } from '@nestjs/common'
import { Database } from './database'
import { WebhooksController } from './webhooks.controller'

@Module({
  controllers: [WebhooksController],
  providers: [Database],
})
export class AppModule {}
