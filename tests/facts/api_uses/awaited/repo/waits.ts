import { auth, clerkClient, currentUser } from '@clerk/nextjs/server';

export const a = async () => (await auth()).userId;
export const b = () => auth();
export async function c() {
  const [session, user] = await Promise.all([auth(), currentUser()]);
  return [session, user];
}
export function d() {
  return auth().then((session) => session.userId);
}
export async function e() {
  const promise = auth();
  return (await promise).userId;
}
export async function f() {
  await auth.protect();
  const client = await clerkClient();
  return client.users.getUser('user_1');
}
export async function g(flag) {
  const user = flag ? currentUser() : null;
  return user;
}
export const h = async () => { await check(auth()); };
