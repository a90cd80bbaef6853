import { Controller, Get, Req, UseGuards } from '@nestjs/common'
import { Roles, RolesGuard } from './roles.guard'

@Controller('bills')
@UseGuards(RolesGuard)
export class BillsController {
// expect: CLERK-AUTHZ-001
  @Roles('org:biling')
  @Get()
  list(@Req() req: any) {
    return []
  }
}
