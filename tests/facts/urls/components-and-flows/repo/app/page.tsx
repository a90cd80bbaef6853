"use client";
import * as Clerk from "@clerk/nextjs";
import { SignIn, SignUp, UserButton, SignOutButton, useClerk, useSignIn, useSignUp } from "@clerk/nextjs";

export function Page({ redirectUrl }: { redirectUrl: string }) {
	const { signIn } = useSignIn();
	const { signUp } = useSignUp();
	const clerk = useClerk();
	const google = () => {
		const options = {
			redirectUrl: "/sso-callback",
			redirectUrlComplete: "/dashboard",
		};
		return signIn.authenticateWithRedirect(options);
	};
	const sso = () => signUp.sso({ strategy: "oauth_github", redirectUrl: "/done", redirectCallbackUrl: "/sso-callback" });

	clerk.openSignIn({ forceRedirectUrl: window.location.href });
	return (
		<>
			<SignIn path="/sign-in" routing="path" signUpUrl="/sign-up" />
			<SignUp forceRedirectUrl={redirectUrl} />
			<UserButton userProfileUrl="/me" afterSwitchSessionUrl="/" />
			<SignOutButton signOutOptions={{ redirectUrl: "/bye" }} />
			<Clerk.OrganizationSwitcher afterCreateOrganizationUrl="/org/:slug" />
			<button onClick={() => clerk.signOut({ redirectUrl: "/out" })} />
		</>
	);
}

export const Shown = () => <Page redirectUrl="/after" />;
