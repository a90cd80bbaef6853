import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { Database } from './database'
import { SessionGuard } from './session.guard'
import { WebhooksController } from './webhooks.controller'

@Module({
  controllers: [WebhooksController],
  providers: [Database, { provide: APP_GUARD, useClass: SessionGuard }],
})
export class AppModule {}
