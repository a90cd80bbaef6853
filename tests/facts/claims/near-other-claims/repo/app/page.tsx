import { auth } from '@clerk/nextjs/server';
import { getSession } from '@auth0/nextjs-auth0';

export default async function Page({ claims }: { claims: { count: number } }) {
	const session = await getSession();
	const { sessionClaims, userId } = await auth();
	// sessionClaims.commented
	const text = 'sessionClaims.quoted';
	const insurance = { sessionClaims: { filed: 1 } };
	return [session.user.org_role, session.sessionClaims.role, claims.count, insurance.sessionClaims.filed, text, userId, Boolean(sessionClaims)];
}
