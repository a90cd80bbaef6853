import { Injectable, NestMiddleware, RawBodyRequest } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Webhook } from 'svix';

@Injectable()
export class ClerkWebhookMiddleware implements NestMiddleware {
  use(req: RawBodyRequest<Request>, res: Response, next: NextFunction) {
    try {
      new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req.rawBody!, req.headers as never);
    } catch {
      return res.status(400).end();
    }
    next();
  }
}
