import { clerkMiddleware } from '@clerk/nextjs/server';

export default clerkMiddleware(async (auth) => {
	await auth.protect({ role: 'org:member', unauthorizedUrl: '/no' });
	await auth.protect((can) => can({ permission: 'org:pages:view' }));
});
