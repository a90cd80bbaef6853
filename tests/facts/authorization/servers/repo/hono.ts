import { Hono } from 'hono';
import { getAuth } from '@hono/clerk-auth';

const app = new Hono();
app.get('/b', (c) => {
	const auth = getAuth(c);
	return c.json(auth?.has({ permission: 'org:sys_memberships:manage' }));
});
