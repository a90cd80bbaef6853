import { withClerkMiddleware, getAuth } from '@clerk/nextjs/server';
import { NextResponse } from 'next/server';

export default withClerkMiddleware((request) => {
  if (request.nextUrl.pathname.startsWith('/open')) return NextResponse.next();
  const { userId } = getAuth(request);
  if (!userId) return NextResponse.redirect(new URL('/sign-in', request.url));
  return NextResponse.next();
});
