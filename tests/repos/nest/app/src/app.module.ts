import { Module } from '@nestjs/common'
import { ConfigModule } from '@nestjs/config'
import { APP_GUARD } from '@nestjs/core'
import { SessionGuard } from './auth/session.guard'
import { CrewModule } from './crew/crew.module'
import { SailingsController } from './sailings/sailings.controller'
import { WebhooksModule } from './webhooks/webhooks.module'

@Module({
  imports: [ConfigModule.forRoot(), CrewModule, WebhooksModule],
  controllers: [SailingsController],
  providers: [{ provide: APP_GUARD, useClass: SessionGuard }],
})
export class AppModule {}
