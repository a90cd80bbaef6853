export { auth, currentUser as me } from '@clerk/nextjs/server';
export * from '@clerk/nextjs';
export * as server from '@clerk/nextjs/server';
