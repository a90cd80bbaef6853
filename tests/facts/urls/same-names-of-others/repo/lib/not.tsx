import { useUser } from "@clerk/nextjs";
import { SignIn } from "./own";
import { createAuthClient, requireAuth } from "other-auth";

// <ClerkProvider signInUrl="/commented" />
export const text = '<SignIn path="/in-a-string" />';
const options = { signInUrl: "/unused", authorizedParties: ["https://unused.example.com"] };
createAuthClient({ redirectUrl: "/other", proxyUrl: "https://other.example.com" });
requireAuth({ signInUrl: "/other" });
export const View = () => <SignIn path="/own" signUpUrl="/own" />;
export const Router = () => <Route path="/route" />;
export function Shadow(clerkMiddleware) {
	useUser();
	return clerkMiddleware({ signInUrl: "/shadowed" });
}
