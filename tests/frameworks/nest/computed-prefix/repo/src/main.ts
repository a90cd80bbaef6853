import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  app.setGlobalPrefix(process.env.API_PREFIX ?? 'api');
  await app.listen(3000);
}
bootstrap();
