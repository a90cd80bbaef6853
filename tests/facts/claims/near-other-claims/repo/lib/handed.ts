import { getSession } from '@auth0/nextjs-auth0';

export async function run(mine) {
	const other = (await getSession()).sessionClaims;
	return mine.sessionClaim.role ?? other.role;
}
