import { Controller, Get, Req } from '@nestjs/common'
import { getAuth } from '@clerk/express'

@Controller('me')
export class MeController {
  @Get()
  me(@Req() req: any) {
    return { userId: getAuth(req).userId }
  }
}
