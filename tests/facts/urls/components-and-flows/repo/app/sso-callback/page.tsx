import { AuthenticateWithRedirectCallback } from "@clerk/nextjs";

export default () => <AuthenticateWithRedirectCallback continueSignUpUrl="/continue" />;
