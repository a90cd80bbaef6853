import type { Request, Response } from 'express';
import { Webhook } from 'svix';

export class WebhookController {
  private webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);

  constructor(private readonly users: { upsert(id: string): Promise<void> }) {}

  async handle(req: Request, res: Response) {
    const evt = this.check(req);
    if (!evt) {
      return res.status(400).end();
    }
    await this.apply(evt);
    return res.status(200).end();
  }

  private check(req: Request) {
    try {
      return this.webhook.verify(req.body, req.headers as Record<string, string>) as Event;
    } catch {
      return null;
    }
  }

  private async apply(evt: Event) {
    if (evt.type === 'user.created') {
      await this.users.upsert(evt.data.id);
    }
  }
}

type Event = { type: string; data: { id: string } };

export const webhookController = new WebhookController({ upsert: async () => {} });
