import pRetry from 'p-retry';
import { clerkClient } from '@clerk/express';
import { withBackoff } from './own';

export async function retries(id) {
  await pRetry(() => clerkClient.users.createUser({}));
  await withBackoff(async () => {
    await clerkClient.organizations.createOrganization({ name: id });
  });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await clerkClient.users.getUser(id);
    } catch (error) {
      await sleep(attempt);
    }
  }
}
