import { ClerkProvider as Provider } from "@clerk/nextjs";
import { PAGES } from "../lib/pages";

const more = { signUpUrl: "/join", taskUrls: { "setup-mfa": "/tasks/mfa" } };

export default function Layout({ children }) {
	return (
		<Provider
			signInUrl="/sign-in"
			waitlistUrl={PAGES.waitlist}
			signInFallbackRedirectUrl={beta ? "/beta" : "/home"}
			signInForceRedirectUrl={process.env.NEXT_PUBLIC_AFTER}
			signUpFallbackRedirectUrl={process.env.NEXT_PUBLIC_CLERK_UP ?? "/start"}
			signUpForceRedirectUrl={next()}
			afterSignOutUrl={`/`}
			isSatellite
			satelliteAutoSync={true}
			domain={(url) => url.host}
			proxyUrl={`${process.env.NEXT_PUBLIC_APP_URL}/__clerk`}
			allowedRedirectOrigins={["https://a.example.com", /https:\/\/.*\.example\.com/]}
			allowedRedirectProtocols={["myapp:"]}
			{...more}
		>
			{children}
		</Provider>
	);
}
