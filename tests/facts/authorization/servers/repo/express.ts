import express from 'express';
import { clerkMiddleware, getAuth, requireAuth } from '@clerk/express';

const app = express();
app.use(clerkMiddleware());
app.get('/a', (req, res) => {
	if (!getAuth(req).has({ permission: 'org:a:see' })) return res.sendStatus(403);
	if (!req.auth().has({ role: 'org:one' })) return res.sendStatus(403);
	if (req.auth.has({ role: 'org:two' })) return res.sendStatus(403);
	res.json(1);
});
