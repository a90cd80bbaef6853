import { applyDecorators, HttpCode, Post, RawBodyRequest, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Webhook } from 'svix';

const Hook = (path: string) => applyDecorators(Post('clerk'), HttpCode(200));

export abstract class BaseWebhooks {
  private readonly secret = process.env.CLERK_WEBHOOK_SECRET!;
  private verifier = new Webhook(this.secret);

  @Hook('clerk')
  async receive(@Req() req: RawBodyRequest<Request>) {
    const evt = this.verifier.verify(req.rawBody!, req.headers as never) as { type: string };
    return evt.type === 'user.created';
  }
}
