import { live, machine } from '../lib/client';
import { Clerk } from '@clerk/backend';

const old = Clerk({ apiKey: process.env.CLERK_API_KEY });

export async function sync(id) {
  await live.invitations.createInvitation({ emailAddress: 'a@example.com' });
  await machine.m2m.createToken({ secondsUntilExpiration: 60 });
  await machine.m2m.verify({ token: id });
  await live.apiKeys.create({ name: 'a', subject: id });
  await live.apiKeys.verify(id);
  await live.idPOAuthAccessToken.verify(id);
  return old.users.getUser(id);
}
