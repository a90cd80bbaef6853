import { Module } from '@nestjs/common';
import { WebhooksController } from '@acme/webhooks';

@Module({ controllers: [WebhooksController] })
export class AppModule {}
