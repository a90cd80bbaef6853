import { NestFactory } from '@nestjs/core';
import * as express from 'express';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use('/webhooks', express.raw({ type: 'application/json' }));
  await app.listen(3000);
}
bootstrap();
