import { auth, currentUser } from '@clerk/nextjs/server';

const STAFF = ['org:admin', 'org:staff'];
const CHIEFS = new Set(['org:chief', 'owner']);
const LABELS = { 'org:admin': 'Admin', 'org:member': 'Member', other: '?' } as const;
const LEVELS = new Map([['org:low', 1], ['org:high', 2]]);

export default async function Page() {
	const { orgRole, orgPermissions, sessionClaims } = await auth();
	if (orgRole === 'org:admin') return 1;
	if ('admin' !== orgRole) return 2;
	if (!STAFF.includes(orgRole)) return 3;
	if (CHIEFS.has(orgRole)) return LABELS[orgRole];
	if (LEVELS.get(orgRole ?? '') === 2) return 4;
	if (orgPermissions?.includes('org:pages:edit')) return 5;
	switch (orgRole) {
		case 'org:case':
		case 'basic_member':
			return 6;
		default:
	}
	if (sessionClaims.org_role === 'guest_member') return 7;
	if (sessionClaims?.o?.rol === 'admin' || sessionClaims.org_permissions.includes('org:x:y')) return 8;
	if (sessionClaims?.pla === 'u:pro' || sessionClaims?.fea?.includes('o:seats')) return 9;
	const user = await currentUser();
	return user.organizationMemberships.find((m) => m.role === 'org:finder');
}

export const cell = (context) => (context.getValue() === 'org:member' ? context.getValue() === 'org:other' : 0);
