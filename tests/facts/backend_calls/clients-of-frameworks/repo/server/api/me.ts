import { clerkClient } from '@clerk/nuxt/server';

export default defineEventHandler(async (event) => clerkClient(event).users.getUser('user_1'));
