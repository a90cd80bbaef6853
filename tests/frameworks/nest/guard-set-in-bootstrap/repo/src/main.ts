import { NestFactory, Reflector } from '@nestjs/core';
import { ClerkAuthGuard } from './clerk-auth.guard';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  app.useGlobalGuards(new ClerkAuthGuard(app.get(Reflector)));
  await app.listen(3000);
}
bootstrap();
