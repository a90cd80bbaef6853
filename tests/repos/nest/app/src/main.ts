import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module'

async function bootstrap() {
  // rawBody: a webhook's signature covers the bytes, not the parsed object
  const app = await NestFactory.create(AppModule, { rawBody: true })

  app.setGlobalPrefix('api')
  app.enableShutdownHooks()
  await app.listen(process.env.PORT ?? 3000)
}
void bootstrap()
