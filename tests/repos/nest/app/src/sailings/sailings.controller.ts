import { Controller, Get, Param } from '@nestjs/common'

@Controller('sailings')
export class SailingsController {
  @Get(':day')
  list(@Param('day') day: string) {
    return { day, sailings: [] }
  }
}
