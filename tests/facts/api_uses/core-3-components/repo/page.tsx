'use client';
import { ClerkProvider, SignIn, SignInButton, UserButton, OrganizationSwitcher, OrganizationProfile } from '@clerk/nextjs';
import { SignUp } from '@clerk/clerk-react';

const provider = { afterSignUpUrl: '/welcome', clerkJSVersion: '5', signInUrl: '/sign-in' };
const looks = { layout: { socialButtonsPlacement: 'bottom' } };

export function Page() {
  return (
    <ClerkProvider {...provider} clerkJSVariant="headless" appearance={looks}>
      <SignIn afterSignInUrl="/a" afterSignUpUrl="/b" redirectUrl="/c" fallbackRedirectUrl="/d" />
      <SignUp redirectUrl={process.env.NEXT_PUBLIC_HOME} />
      <SignInButton redirectUrl="/e" />
      <UserButton afterSignOutUrl="/" afterMultiSessionSingleSignOutUrl="/other" />
      <OrganizationSwitcher afterSwitchOrganizationUrl="/org" hideSlug />
      <OrganizationProfile hideSlug={true} __unstable_manageBillingUrl="/billing" />
    </ClerkProvider>
  );
}
