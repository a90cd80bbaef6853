import { clerkClient, createClerkClient } from '@clerk/nextjs/server';

const TO_CLERK = { ADMIN: 'org:admin', STAFF: 'org:staff' };

export async function give(organizationId: string, mine: keyof typeof TO_CLERK, emails: string[]) {
	const { organizations } = await clerkClient();
	await organizations.createOrganizationInvitation({ organizationId, role: TO_CLERK[mine] });
	await organizations.createOrganizationInvitationBulk(organizationId, [{ role: 'org:first' }]);
	await organizations.createOrganizationInvitationBulk(
		organizationId,
		emails.map((emailAddress) => ({ emailAddress, role: 'org:mapped' })),
	);
	const own = createClerkClient({});
	await own.organizations.createOrganizationMembership({ organizationId, userId: 'u', role: mine ? 'org:a' : 'org:b' });
	await own.organizations.updateOrganizationMembership({ organizationId, userId: 'u', role: 'member' });
	await own.organizations.getOrganizationMembershipList({ organizationId, role: ['org:asked'] });
}

export async function handed(clerk, organizationId: string) {
	await clerk.organizations.createOrganizationMembership({ organizationId, role: 'org:handed' });
}

export async function request(id: string, email: string) {
	await fetch(`https://api.clerk.com/v1/organizations/${id}/invitations`, {
		method: 'POST',
		body: JSON.stringify({ email_address: email, role: 'org:posted' }),
	});
}
