import { ClerkProvider, SignIn, useSignIn } from "@clerk/nextjs";
import { clerkMiddleware } from "@clerk/nextjs/server";

export default clerkMiddleware(async (auth) => ({ signInUrl: "/of-the-handler" }));

export const Layout = () => (
	<ClerkProvider afterSignOutUrl={undefined} appearance={{ path: "/looks" }}>
		<SignIn fallback={<p />} />
	</ClerkProvider>
);

export function Code() {
	const { signIn } = useSignIn();
	return signIn.create({ strategy: "email_code", identifier: "a@example.com" });
}
