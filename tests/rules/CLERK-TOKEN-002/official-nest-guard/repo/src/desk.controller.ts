import { Controller, Get, UseGuards } from '@nestjs/common'
import { AuthGuard } from './auth.guard'

@Controller('desk')
@UseGuards(AuthGuard)
export class DeskController {
  @Get()
  desk() {
    return {}
  }
}
