import { Controller, Get, Req, UseGuards } from '@nestjs/common'
import { Roles, RolesGuard } from './roles.guard'

@Controller('bills')
@UseGuards(RolesGuard)
export class BillsController {
    @Roles('org:billing')
  @Get()
  list(@Req() req: any) {
    return []
  }
}
