import { Controller, HttpStatus, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Webhook } from 'svix';

@Controller('webhooks')
export class WebhooksController {
  @Post('clerk')
  async handle(@Req() req: Request, @Res() res: Response) {
    let evt: { type: string };
    try {
      evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req['rawBody'], req.headers as never) as never;
    } catch (error) {
      return res.status(HttpStatus.BAD_REQUEST).json({ error: 'signature' });
    }
    return res.json({ created: evt.type === 'user.created' });
  }
}
