import { createClerkClient } from "@clerk/backend";

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY });

export async function lists(userId: string, organizationId: string) {
  return [
    await clerk.allowlistIdentifiers.getAllowlistIdentifierList(),
    await clerk.clients.getClientList({ limit: 20, offset: 0 }),
    await clerk.invitations.getInvitationList(),
    await clerk.organizations.getOrganizationInvitationList({ organizationId, status: ["pending"] }),
    await clerk.organizations.getOrganizationList(),
    await clerk.redirectUrls.getRedirectUrlList(),
    await clerk.sessions.getSessionList({ userId }),
    await clerk.users.getOrganizationInvitationList({ userId }),
  ];
}
