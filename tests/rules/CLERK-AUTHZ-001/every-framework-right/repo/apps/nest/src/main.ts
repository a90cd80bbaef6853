import { NestFactory } from '@nestjs/core'
import { clerkMiddleware } from '@clerk/express'
import { AppModule } from './app.module'

async function bootstrap() {
  const app = await NestFactory.create(AppModule)
  app.use(clerkMiddleware())
  await app.listen(3000)
}
bootstrap()
