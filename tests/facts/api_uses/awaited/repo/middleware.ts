import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';

const isPrivate = createRouteMatcher(['/account(.*)']);

export default clerkMiddleware(async (guard, request) => {
  if (isPrivate(request)) {
    guard.protect();
    await guard.protect();
    (await guard()).redirectToSignIn();
    guard().redirectToSignIn();
  }
});
