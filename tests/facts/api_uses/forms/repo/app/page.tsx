import { auth, me, UserButton, server } from '@/lib/barrel';
import { auth as cached, plain } from '../lib/wrapped';
import * as own from '../lib/clerk';

export default async function Page() {
  const { userId } = await auth();
  const user = await me();
  const same = await cached();
  await plain();
  await own.auth();
  const client = await server.clerkClient();
  return <UserButton key={[userId, user, same, client].join()} />;
}
