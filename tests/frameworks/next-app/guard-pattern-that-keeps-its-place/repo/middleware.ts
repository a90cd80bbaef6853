import { clerkMiddleware } from '@clerk/nextjs/server';

const open = /^\/hooks/g;

export default clerkMiddleware(async (auth, req) => {
  if (!open.test(req.nextUrl.pathname)) await auth.protect();
});
