import { SignedIn, SignedOut, Protect } from '@clerk/clerk-react';
import { useOAuth } from '@clerk/clerk-expo';
import { dark } from '@clerk/themes';
import type { UserResource } from '@clerk/types';
import { rootAuthLoader } from '@clerk/remix/ssr.server';
import { ClerkApp, ClerkErrorBoundary } from '@clerk/remix';
import { getAuth } from '@clerk/tanstack-start/server';
import * as Elements from '@clerk/elements/sign-in';

export const user: UserResource | null = null;
export const loader = (args) => rootAuthLoader(args);
export const ErrorBoundary = ClerkErrorBoundary();
export default ClerkApp(() => {
  useOAuth({ strategy: 'oauth_google' });
  getAuth(dark);
  return (
    <SignedIn>
      <SignedOut />
      <Protect role="org:admin" />
      <Elements.Root />
    </SignedIn>
  );
});
