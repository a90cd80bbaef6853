import { authMiddleware } from '@clerk/nextjs';

export default authMiddleware({
	afterAuth(auth) {
		if (auth.orgRole === 'admin') return;
		auth.has({ role: 'org:after' });
	},
});
