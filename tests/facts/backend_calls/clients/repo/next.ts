import { clerkClient } from '@clerk/nextjs/server';

export async function all(id) {
  await (await clerkClient()).users.getUser(id);
  const client = await clerkClient();
  await client.users.updateUserMetadata(id, {});
  const { organizations, users } = await clerkClient();
  await organizations.getOrganization({ organizationId: id });
  const resource = client.sessions;
  await resource.revokeSession(id);
  await clerkClient.users.deleteUser(id);
  await client?.users?.lockUser(id);
  client.users.banUser(id);
  return client.users;
}
