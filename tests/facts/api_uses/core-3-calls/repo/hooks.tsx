'use client';
import { useClerk, useSignIn, useUser } from '@clerk/nextjs';
import { useCheckout } from '@clerk/nextjs/experimental';
import { __experimental_createTheme, experimental__simple } from '@clerk/themes';

export function Flow() {
  const { signIn, setActive } = useSignIn();
  const { user } = useUser();
  const clerk = useClerk();
  const { plan, confirm } = useCheckout({ planId: 'cplan_x', planPeriod: 'month' });
  const go = async () => {
    await signIn.create({ strategy: 'saml', identifier: 'a@example.com' });
    await setActive({ session: 'sess_1', beforeEmit: () => confirm() });
    clerk.setActive({ beforeEmit: later });
    clerk.openSignIn({ afterSignInUrl: '/home' });
    clerk.__unstable__updateProps({});
    return clerk.client.activeSessions.length;
  };
  return <p onClick={go}>{user.samlAccounts.length}{plan.name}{__experimental_createTheme(experimental__simple)}</p>;
}
