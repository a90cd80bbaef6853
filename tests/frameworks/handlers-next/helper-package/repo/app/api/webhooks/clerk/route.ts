import { createWebhooksHandler } from '@brianmmdev/clerk-webhooks-handler';
import { db } from '@/lib/db';

const handler = createWebhooksHandler({
  onUserCreated: async (payload) => {
    await db.user.create({ data: { clerkId: payload.id } });
  },
  onOrganizationMembershipDeleted: async (payload) => {
    await db.member.deleteMany({ where: { clerkId: payload.id } });
  },
});

export const POST = handler.POST;
