'use client';
import { useMagicLink, useOrganizations, withClerk, WithClerk, withUser, WithUser, withSession, WithSession, isMagicLinkError, MagicLinkError, MagicLinkErrorCode } from '@clerk/clerk-react';
import { ClerkProvider, SignOutButton, UserButton, useClerk, useOrganization, useOrganizationList, useSignUp, useUser } from '@clerk/clerk-react';

export const old = [useMagicLink, useOrganizations, withClerk, withUser, withSession, isMagicLinkError, MagicLinkError, MagicLinkErrorCode];
export function Page() {
  const { setSession, user, organization, handleMagicLinkVerification, redirectToHome, getOrganizationMemberships } = useClerk();
  const { signUp } = useSignUp();
  const { organization: active } = useOrganization({ invitationList: {}, membershipList: {} });
  const { user: self } = useUser();
  useOrganizationList({ organizationList: {} });
  signUp.attemptWeb3WalletVerification({ generatedSignature: '' });
  active.getMemberships({ limit: 10, offset: 10 });
  active.getPendingInvitations();
  self.getOrganizationMemberships({ limit: 10 });
  self.createExternalAccount({ strategy: 'oauth_google', redirect_url: '/' });
  self.update({ password: 'x' });
  setSession(handleMagicLinkVerification, redirectToHome, getOrganizationMemberships);
  const images = [user.profileImageUrl, organization.logoUrl, self.externalAccounts[0].avatarUrl, self.externalAccounts[0].picture];
  return (
    <ClerkProvider frontendApi="clerk.example.com" navigate={go}>
      <WithClerk>{() => images}</WithClerk>
      <WithUser /><WithSession />
      <SignOutButton signOutCallback={go} signOutOptions={{}} />
      <UserButton userProfile={{}} />
    </ClerkProvider>
  );
}
