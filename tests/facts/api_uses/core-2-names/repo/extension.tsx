import { ClerkProvider } from '@clerk/chrome-extension';
import Clerk from '@clerk/clerk-js';

export const clerk = new Clerk('');
clerk.isReady();
clerk.experimental_canUseCaptcha;
clerk.__unstable__invitationUpdate();
clerk.addListener(({ lastOrganizationInvitation }) => lastOrganizationInvitation);
export const App = () => <ClerkProvider tokenCache={cache} />;
