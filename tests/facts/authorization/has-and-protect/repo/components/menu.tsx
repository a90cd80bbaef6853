'use client';
import { useAuth, useSession } from '@clerk/nextjs';

const ROLES = { owner: 'org:owner', clerk: 'org:clerk' } as const;

export function Menu() {
	const { has } = useAuth();
	const { session } = useSession();
	if (has?.({ role: ROLES.owner })) return 1;
	return session?.checkAuthorization({ permission: 'org:menu:see' }) ? 2 : 3;
}
