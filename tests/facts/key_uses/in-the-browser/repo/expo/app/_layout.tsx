import { ClerkProvider, getClerkInstance } from "@clerk/expo";

const clerk = getClerkInstance({ publishableKey: process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY });

export default () => <ClerkProvider publishableKey={process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY!} tokenCache={cache} />;
