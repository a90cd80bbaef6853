import { createClerkClient, verifyToken } from '@clerk/backend';

export async function tenant(token: string, request: Request) {
	const payload = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY });
	const user = { tenant: payload.tenant_id };
	const state = await createClerkClient({}).authenticateRequest(request);
	state.toAuth().sessionClaims.region = 'eu';
	return user.tenant ?? payload.sid ?? state.toAuth().sessionClaims.region;
}
