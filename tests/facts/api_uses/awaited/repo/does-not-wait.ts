import { auth, clerkClient, currentUser } from '@clerk/nextjs/server';

export async function a() {
  const { userId } = auth();
  return userId;
}
export async function b() {
  auth.protect();
  void auth.protect();
}
export async function c() {
  const session = auth();
  if (!session.userId) {
    throw new Error('none');
  }
}
export async function d() {
  if (currentUser()) {
    return clerkClient.users.getUser('user_1');
  }
  return clerkClient().users.getUser('user_1');
}
export async function e() {
  auth().protect();
  return { ...auth() };
}
export const f = async () => (auth().userId ? 1 : 2);
export const g = clerkClient.users;
