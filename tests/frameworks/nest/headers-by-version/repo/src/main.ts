import { NestFactory } from '@nestjs/core';
import { VersioningType } from '@nestjs/common';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' });
  await app.listen(3000);
}
bootstrap();
