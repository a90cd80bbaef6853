import type { INestApplication } from '@nestjs/common';
import helmet from 'helmet';

export function setUp(app: INestApplication) {
  app.setGlobalPrefix('v1');
  app.use(helmet());
}
