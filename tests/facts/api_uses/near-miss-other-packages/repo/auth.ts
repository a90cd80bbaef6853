import { auth, clerkMiddleware } from './own';
import { getAuth } from 'firebase/auth';
import { SignIn } from '@stackframe/clerk-like';
import { auth as other } from 'next-auth';
import type { Session } from '@clerkx/nextjs';

export async function page(session: Session) {
  await auth();
  await auth.protect();
  other(getAuth(), SignIn);
  clerkMiddleware({ publicRoutes: ['/'] });
  return session.user.profileImageUrl;
}
