import { Clerk, createClerkClient } from '@clerk/backend';
import { createClerkClient as fastifyClient, clerkPlugin } from '@clerk/fastify';
import { createClerkClient as nextClient, getAuth, authMiddleware } from '@clerk/nextjs/server';
import { ClerkExpressRequireAuth, ClerkExpressWithAuth, createClerkExpressRequireAuth, createClerkExpressWithAuth } from '@clerk/clerk-sdk-node';
import { rootAuthLoader, getAuth as remixAuth } from '@clerk/remix/ssr.server';
import { createClerkClient as remixClient } from '@clerk/remix/api.server';

const apiKey = process.env.CLERK_API_KEY;
const frontendApi = process.env.CLERK_FRONTEND_API;
const both = { apiKey, frontendApi };

Clerk({ apiKey });
createClerkClient(both);
fastifyClient({ apiKey });
fastify.register(clerkPlugin, { frontendApi });
clerkPlugin({ frontendApi });
nextClient({ apiKey, frontendApi });
getAuth(request, { apiKey });
export default authMiddleware({ apiKey, frontendApi, publicRoutes: ['/'], afterAuth() {}, debug: true });
ClerkExpressRequireAuth({ apiKey, frontendApi });
ClerkExpressWithAuth({ apiKey, frontendApi });
createClerkExpressRequireAuth({ apiKey, frontendApi });
createClerkExpressWithAuth({ apiKey, frontendApi });
rootAuthLoader(args, { apiKey, frontendApi });
remixAuth(args, { apiKey });
remixClient({ apiKey });
