import { createClerkClient } from '@clerk/backend';
import { verifyJwt, decodeJwt } from '@clerk/backend/jwt';
import { verifyWebhook } from '@clerk/backend/webhooks';
import { requireAuth, clerkMiddleware } from '@clerk/express';
import { clerkPlugin } from '@clerk/fastify';
import { getAuth } from '@clerk/hono';
import { rootAuthLoader } from '@clerk/react-router/server';
import { clerkMiddleware as start } from '@clerk/tanstack-react-start/server';

createClerkClient({});
verifyJwt('token', {});
decodeJwt('token');
verifyWebhook(new Request('https://example.com'));
app.use(clerkMiddleware(), requireAuth());
server.register(clerkPlugin);
getAuth(context);
export const loader = (args) => rootAuthLoader(args);
export const middleware = start();
