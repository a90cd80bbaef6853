import { BadRequestException, Injectable, RawBodyRequest } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Request } from 'express';
import { Webhook } from 'svix';

@Injectable()
export class WebhooksService {
  constructor(private readonly config: ConfigService) {}

  process(req: RawBodyRequest<Request>) {
    const wh = new Webhook(this.config.getOrThrow<string>('CLERK_WEBHOOK_SECRET'));
    let evt: { type: string };
    try {
      evt = wh.verify(req.rawBody!, {
        'svix-id': req.headers['svix-id'] as string,
        'svix-timestamp': req.headers['svix-timestamp'] as string,
        'svix-signature': req.headers['svix-signature'] as string,
      }) as { type: string };
    } catch {
      throw new BadRequestException('signature');
    }
    switch (evt.type) {
      case 'user.created':
        return { created: true };
    }
    return { received: true };
  }
}
