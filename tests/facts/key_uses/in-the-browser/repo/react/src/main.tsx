import { ClerkProvider } from "@clerk/clerk-react";

const KEY = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

function Provider({ publishableKey, children }) {
	return <ClerkProvider publishableKey={publishableKey}>{children}</ClerkProvider>;
}

export const App = () => <Provider publishableKey={KEY} />;
export const Spread = () => <ClerkProvider {...{ publishableKey: "pk_test_ZXhhbXBsZS5jb20k" }} />;
export const Legacy = () => <ClerkProvider frontendApi={process.env.REACT_APP_CLERK_FRONTEND_API} />;
