import { Webhook } from 'svix';

export default defineEventHandler(async (event) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);
  const evt: any = wh.verify(JSON.stringify(await readBody(event)), {
    'svix-id': getHeader(event, 'svix-id') ?? '',
    'svix-timestamp': getHeader(event, 'svix-timestamp') ?? '',
    'svix-signature': getHeader(event, 'svix-signature') ?? '',
  });
  return { type: evt.type === 'user.created' };
});
