import { auth, currentUser } from '@clerk/nextjs/server';
import { PrismaClient } from '@prisma/client';

const db = new PrismaClient();

export default async function Page() {
	const { userId, orgId, orgSlug, sessionClaims } = await auth();
	const user = await currentUser();
	const row = await db.user.findUnique({ where: { id: userId } });
	if (user.publicMetadata.role === 'admin') return 1;
	if (user?.publicMetadata?.role === 'org:stored') return 2;
	const stored = user.publicMetadata.role;
	if (stored === 'org:admin' || row.publicMetadata.kind === 'org:admin') return 3;
	if (sessionClaims?.metadata?.role === 'org:member') return 3;
	if (row.role === 'ADMIN' || row.orgRole === 'OWNER') return 4;
	if (orgId === 'org:channel' || orgSlug === 'org:slug') return 5;
	switch (row.role) {
		case 'admin':
			return 6;
	}
	return ['admin', 'owner'].includes(row.role) ? <div role="admin" data-channel="org:one" /> : null;
}
