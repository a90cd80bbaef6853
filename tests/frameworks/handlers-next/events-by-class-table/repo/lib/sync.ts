import { db } from './db';

export class UserSync {
  private handlers: Record<string, (data: any) => Promise<void>> = {
    'user.created': this.created.bind(this),
    'user.deleted': (data) => this.deleted(data),
  };

  async run(evt: { type: string; data: any }) {
    const handler = this.handlers[evt.type];
    if (handler) {
      await handler(evt.data);
    }
  }

  private async created(data: any) {
    await db.user.create({ data: { clerkId: data.id } });
  }

  private async deleted(data: any) {
    await db.user.delete({ where: { clerkId: data.id } });
  }
}
