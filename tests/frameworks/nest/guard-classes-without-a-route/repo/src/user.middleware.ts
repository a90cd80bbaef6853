import { Injectable, NestMiddleware } from '@nestjs/common'
import { verifyToken } from '@clerk/backend'

@Injectable()
export class UserMiddleware implements NestMiddleware {
  async use(req: any, res: any, next: () => void) {
    const token = req.headers.authorization?.slice(7)
    if (token) req.user = await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })
    next()
  }
}
