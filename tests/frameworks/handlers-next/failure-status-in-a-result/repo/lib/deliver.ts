import { Webhook } from 'svix';

export async function deliver(text: string, headers: Headers) {
  let evt: any;
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(text, Object.fromEntries(headers));
  } catch {
    return { status: 400, body: 'bad signature' };
  }
  if (evt.type === 'user.deleted') {
    await fetch('https://db.test/users/' + evt.data.id, { method: 'DELETE' });
  }
  return { status: 200, body: 'done' };
}
