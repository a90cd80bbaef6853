import { Injectable } from '@nestjs/common'
import { SessionGuard } from './clerk.guard'

@Injectable()
export class AdminGuard extends SessionGuard {}
