import { MiddlewareConsumer, Module, NestModule, RequestMethod } from '@nestjs/common';
import { requireAuth } from '@clerk/express';
import { WebhooksController } from './webhooks.controller';

@Module({ controllers: [WebhooksController] })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(requireAuth())
      .exclude({ path: 'webhooks/clerk', method: RequestMethod.POST })
      .forRoutes({ path: '*', method: RequestMethod.ALL });
  }
}
