import { createRemoteJWKSet, jwtVerify } from 'jose';
import jwt from 'jsonwebtoken';

const keys = createRemoteJWKSet(new URL(`${process.env.CLERK_ISSUER}/.well-known/jwks.json`));

export async function user(token: string) {
	const { payload } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER });
	return { id: payload.sub, role: payload.org_role, team: payload['https://x/team'] };
}

export function other(token: string) {
	const claims = jwt.verify(token, process.env.CLERK_JWT_KEY) as any;
	return claims.department;
}
