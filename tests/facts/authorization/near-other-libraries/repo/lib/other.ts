import { createAuthClient } from 'better-auth/react';
import { has, Protect } from './own';
import { auth } from 'better-auth';

const client = createAuthClient();
const seen = new Set(['admin']);

export async function invite(email: string, role: string) {
	await client.organization.inviteMember({ email, role: 'admin' });
	await client.useSession().has({ permission: 'org:x:read' });
	auth.protect({ role: 'org:admin' });
	if (seen.has(role)) return 1;
	return has({ role: 'org:admin' });
}
