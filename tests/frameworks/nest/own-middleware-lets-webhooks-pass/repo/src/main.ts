import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { rawBody: true });
  app.use((req: Request, res: Response, next: () => void) => {
    if (req.path.startsWith('/webhooks/')) {
      return next();
    }
    if (!req.headers.authorization) {
      return res.status(401).end();
    }
    next();
  });
  await app.listen(3000);
}
bootstrap();
