import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { requireAuth } from '@clerk/express';
import { UsersController } from './users.controller';
import { WebhooksController } from './webhooks.controller';

@Module({ controllers: [UsersController, WebhooksController] })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(requireAuth()).forRoutes(UsersController);
  }
}
