import { NestFactory } from '@nestjs/core';
import { setUp } from './set-up';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  setUp(app);
  await app.listen(3000);
}
bootstrap();
