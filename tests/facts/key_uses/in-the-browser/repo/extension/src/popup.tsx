import { ClerkProvider } from "@clerk/chrome-extension";

export default () => <ClerkProvider publishableKey={process.env.PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY} syncHost="http://localhost" />;
