import { withClerkHandler } from 'svelte-clerk/server';
import { handleClerk } from 'clerk-sveltekit/server';
import { clerkPlugin } from 'vue-clerk';
import { clerkMiddleware } from '@hono/clerk-auth';
import { ConvexProviderWithClerk } from 'convex/react-clerk';
import { withClerkMiddleware } from 'h3-clerk';
import { clerkPlugin as elysia } from 'elysia-clerk';
import { createWebhooksHandler } from '@brianmmdev/clerk-webhooks-handler';
import { useAuth } from 'gatsby-plugin-clerk';

export const handle = [withClerkHandler(), handleClerk('', {})];
app.use(clerkPlugin).use('*', clerkMiddleware()).use(withClerkMiddleware()).use(elysia());
createWebhooksHandler({});
wrap(ConvexProviderWithClerk, useAuth);
