import { serve } from 'inngest/next';
import { inngest } from '@/lib/inngest';
import { db } from '@/lib/db';

const syncUser = inngest.createFunction(
  { id: 'sync-clerk-user' },
  { event: 'clerk/user.created' },
  async ({ event }) => {
    await db.user.create({ data: { email: event.data.email_addresses[0].email_address } });
  },
);

export const { GET, POST, PUT } = serve({ client: inngest, functions: [syncUser] });
