import { auth } from '@clerk/nextjs/server';

export default async function Page() {
	const { sessionClaims } = await auth();
	const { org_role: role, metadata } = sessionClaims ?? {};
	const claims = (await auth()).sessionClaims as Record<string, any>;
	return [
		sessionClaims.sub,
		sessionClaims?.org_id,
		sessionClaims?.['org_slug'],
		claims.org_permissions.includes('org:a:b'),
		claims.o?.rol,
		claims.fea,
		claims.fva[0],
		sessionClaims?.metadata?.plan?.name,
		metadata.role,
		claims.publicMetadata.roles.map((one) => one.name).length,
		nameOf(sessionClaims),
	];
}

function nameOf(anything: unknown) {
	return (anything as { fullName?: string })?.fullName;
}
