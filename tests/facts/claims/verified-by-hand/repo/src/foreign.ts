import { createRemoteJWKSet, jwtVerify } from 'jose';

// no token of Clerk's
const keys = createRemoteJWKSet(new URL('https://login.example.com/jwks.json'));

export async function partner(token: string) {
	const { payload } = await jwtVerify(token, keys);
	return payload.org_role;
}
