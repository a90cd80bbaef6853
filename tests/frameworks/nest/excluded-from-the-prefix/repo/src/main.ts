import { NestFactory } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  app.setGlobalPrefix('/api', {
    exclude: ['webhooks/(.*)', { path: 'other', method: RequestMethod.GET }],
  });
  await app.listen(3000);
}
bootstrap();
