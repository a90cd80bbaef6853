import { useOrganization, useSignIn, useUser } from '@clerk/clerk-react';
import Clerk from '@clerk/clerk-js';

export const clerk = new Clerk('');
export const captcha = [clerk.experimental_captchaSiteKey, clerk.experimental_captchaURL];
clerk.__unstable__membershipUpdate({});

export async function useResources() {
  const { organization, membership } = useOrganization();
  const { user } = useUser();
  const { signIn } = useSignIn();
  const page = { limit: 10 };
  await organization.getDomains({ limit: 10 });
  await organization.getInvitations(page);
  await organization.getMembershipRequests({ offset: 10 });
  await organization.getRoles({ ...page });
  await user.getOrganizationInvitations({ limit: 10, pageSize: 5 });
  await user.getOrganizationSuggestions({ initialPage: 1 });
  await user.getOrganizationSuggestions({ limit: 10 });
  return [signIn.supportedExternalAccounts, membership.publicUserData.profileImageUrl];
}
