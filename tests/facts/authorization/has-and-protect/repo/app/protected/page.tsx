import { auth } from '@clerk/nextjs/server';

const needed = { permission: 'org:team:manage' } as const;

export default async function Page() {
	await auth.protect({ role: 'org:owner' });
	await auth.protect(needed);
	await auth.protect((has) => has({ plan: 'gold' }) || has({ role: 'org:support' }));
	(await auth()).protect({ plan: 'silver', role: 'org:buyer' });
	return null;
}
