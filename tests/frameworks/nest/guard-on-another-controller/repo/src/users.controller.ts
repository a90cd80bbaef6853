import { Controller, Get, UseGuards } from '@nestjs/common';
import { ClerkAuthGuard } from './clerk-auth.guard';

@UseGuards(ClerkAuthGuard)
@Controller('users')
export class UsersController {
  @Get()
  list() {
    return [];
  }
}
