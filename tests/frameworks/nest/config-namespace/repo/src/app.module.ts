import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import clerk from './clerk.config';
import { WebhooksController } from './webhooks.controller';

@Module({ imports: [ConfigModule.forRoot({ load: [clerk] })], controllers: [WebhooksController] })
export class AppModule {}
