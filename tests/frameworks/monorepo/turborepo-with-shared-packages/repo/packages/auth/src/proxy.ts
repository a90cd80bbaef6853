import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';

const isPrivate = createRouteMatcher(['/dashboard(.*)']);

export const authProxy = clerkMiddleware(async (auth, request) => {
  if (isPrivate(request)) {
    await auth.protect();
  }
});
