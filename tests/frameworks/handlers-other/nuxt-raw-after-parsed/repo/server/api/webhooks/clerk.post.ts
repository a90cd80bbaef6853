import { Webhook } from 'svix';

export default defineEventHandler(async (event) => {
  const { type } = await readBody(event);
  const raw = (await readRawBody(event)) ?? '';
  new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(raw, {
    'svix-id': getHeader(event, 'svix-id') ?? '',
    'svix-timestamp': getHeader(event, 'svix-timestamp') ?? '',
    'svix-signature': getHeader(event, 'svix-signature') ?? '',
  });
  return { type: type === 'user.created' };
});
