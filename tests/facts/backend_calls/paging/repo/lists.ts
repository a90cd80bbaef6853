import { clerkClient } from '@clerk/express';

const first = { limit: 50 };
export async function lists(id, ids, options) {
  await clerkClient.users.getUserList();
  await clerkClient.users.getUserList({ limit: 100 });
  await clerkClient.users.getUserList(first);
  await clerkClient.users.getUserList({ offset: 20, orderBy: '-created_at' });
  await clerkClient.users.getUserList({ emailAddress: [id] });
  await clerkClient.users.getUserList({ userId: ids });
  await clerkClient.users.getUserList({ userId: [...ids] });
  await clerkClient.users.getUserList(options);
  await clerkClient.users.getUserList({ ...options, query: 'a' });
  await clerkClient.organizations.getOrganizationMembershipList({ organizationId: id });
  await clerkClient.m2m.list({ subject: id });
  await clerkClient.users.getCount();
  return clerkClient.blocklistIdentifiers.getBlocklistIdentifierList();
}
