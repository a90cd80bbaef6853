import { NestFactory } from '@nestjs/core'
import { raw } from 'express'
import { AppModule } from './app.module'

async function bootstrap() {
  const app = await NestFactory.create(AppModule)
  app.use('/webhooks', raw({ type: 'application/json' }))
  await app.listen(3000)
}
void bootstrap()
