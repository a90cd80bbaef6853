'use client';
import { useUser, SignOutButton, RedirectToUserProfile, RedirectToOrganizationProfile, RedirectToCreateOrganization, EmailLinkErrorCode } from '@clerk/nextjs';
import { useOAuth } from '@clerk/expo';
import { useSignInWithGoogle } from '@clerk/expo/google';
import { createClerkClient } from '@clerk/chrome-extension/background';
import { RedirectToTask } from '@clerk/react';

export function Page() {
  const { user } = useUser();
  user.update({ unsafeMetadata: { theme: 'dark' } });
  useOAuth({}); useSignInWithGoogle(); createClerkClient({});
  return (
    <SignOutButton signOutOptions={{ redirectUrl: '/' }}>
      <RedirectToUserProfile /><RedirectToOrganizationProfile /><RedirectToCreateOrganization /><RedirectToTask />
      {EmailLinkErrorCode.Expired}
    </SignOutButton>
  );
}
