import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { ClerkWebhookMiddleware } from './clerk-webhook.middleware';
import { WebhooksController } from './webhooks.controller';

@Module({ controllers: [WebhooksController] })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(ClerkWebhookMiddleware).forRoutes('webhooks/clerk');
  }
}
