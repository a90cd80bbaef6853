import { ClerkProvider, Show, SignIn, useUser } from '@clerk/react';
import { PricingTable } from '@clerk/nextjs';
import { CheckoutButton, usePlans } from '@clerk/react/experimental';
import { OrganizationSwitcher } from '@clerk/tanstack-react-start';
import { UserButton } from '@clerk/chrome-extension';

export function App() {
  useUser();
  usePlans();
  return (
    <ClerkProvider>
      <Show when="signed-in"><UserButton /></Show>
      <SignIn />
      <PricingTable />
      <CheckoutButton planId="cplan_x" />
      <OrganizationSwitcher />
    </ClerkProvider>
  );
}
