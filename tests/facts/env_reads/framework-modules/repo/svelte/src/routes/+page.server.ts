import { CLERK_SECRET_KEY } from '$env/static/private';
import { env } from '$env/dynamic/private';

export const load = async ({ platform }) => ({
	a: CLERK_SECRET_KEY,
	b: env.CLERK_JWT_KEY,
	c: platform?.env?.CLERK_API_URL,
});
