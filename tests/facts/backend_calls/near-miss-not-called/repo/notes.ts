import { clerkClient } from '@clerk/nextjs/server';

// await clerkClient.users.getUser(id);
const text = 'await fetch("https://api.clerk.com/v1/users")';
export const csp = ["https://api.clerk.com", text];
export const lookup = (users) => users.getUser('user_1');
export const local = (clerkClient) => clerkClient.users.getUser('user_1');
export const member = async () => (await clerkClient()).users;
export const jwks = new URL('https://api.clerk.com/v1/jwks');
