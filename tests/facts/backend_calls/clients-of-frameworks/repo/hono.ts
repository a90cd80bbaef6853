import { Hono } from 'hono';
import { clerkClient } from '@clerk/express';
import { clerkClient as svelte } from 'svelte-clerk/server';

const app = new Hono();
app.get('/', async () => clerkClient.organizations.getOrganizationList({ limit: 5 }));
app.post('/', async () => svelte.users.createUser({}));
