import { clerkClient } from '@clerk/express';

export async function loops(ids) {
  for (const id of ids) {
    await clerkClient.users.getUser(id);
  }
  for (const user of (await clerkClient.users.getUserList({ limit: 10 })).data) {
    use(user);
  }
  while (ids.length > 0) {
    await clerkClient.users.deleteUser(ids.pop());
  }
  await Promise.all(ids.map((id) => clerkClient.users.banUser(id)));
  ids.forEach(async (id) => {
    await clerkClient.users.lockUser(id);
  });
  await Promise.all(ids.map(load));
  for (const id of ids) {
    await unlock(id);
  }
  await clerkClient.users.getCount();
}
async function load(id) {
  return clerkClient.users.getUser(id);
}
async function unlock(id) {
  await clerkClient.users.unlockUser(id);
}
