import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module'

NestFactory.create(AppModule, { rawBody: true }).then((app) => app.listen(3000))
