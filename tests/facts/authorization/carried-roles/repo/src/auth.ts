import { getAuth } from '@hono/clerk-auth';

export const authenticate = async (c, next) => {
	const auth = getAuth(c);
	c.set('user', { id: auth.userId, clerkRole: auth.orgRole ?? null, role: await lookUp(auth.userId) });
	c.set('orgRole', auth.orgRole);
	await next();
};
