import { auth as session } from '@clerk/nextjs/server';

export default async function Page() {
	const { has } = await session();
	if (!has({ role: 'org:admin' })) return null;
	if (has({ role: 'admin', permission: 'org:invoices:read' })) return 1;
	const { has: may } = await session();
	return may({ permission: 'org:invoices:write' }) && (await session()).has({ feature: 'exports' });
}
