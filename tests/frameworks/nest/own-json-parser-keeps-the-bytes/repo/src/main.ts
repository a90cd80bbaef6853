import { NestFactory } from '@nestjs/core';
import { json } from 'express';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { bodyParser: false });
  app.use(
    json({
      verify: (req: { rawBody?: Buffer }, _res, bytes) => {
        req.rawBody = bytes;
      },
    }),
  );
  await app.listen(3000);
}
bootstrap();
