import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';
const isOpen = createRouteMatcher(['/', '/sign-in(.*)', '/about', '/docs', '/login', '/api/health']);
export default clerkMiddleware(async (auth, req) => {
  if (!isOpen(req)) await auth.protect();
});
