import { createClerkClient, verifyToken } from "@clerk/backend";
import { clerkFrontendApiProxy } from "@clerk/backend/proxy";

export const clerk = createClerkClient({ apiUrl: "https://api.example.com", proxyUrl: "https://example.com/__clerk" });

export async function check(request: Request) {
	const parties = (process.env.PARTIES ?? "").split(",");
	await clerk.authenticateRequest(request, { authorizedParties: parties, isSatellite: true, domain: "example.org", signInUrl: "https://example.com/sign-in" });
	await clerkFrontendApiProxy(request, { fapiUrl: "https://frontend-api.clerk.dev", proxyPath: "/__clerk" });
	return verifyToken("token", { audience: ["a", "b"], authorizedParties: originsFor(request) });
}

export const invite = () =>
	clerk.invitations.createInvitation({ emailAddress: "a@example.com", redirectUrl: "https://example.com/accept" });

function originsFor(request: Request) {
	return request.headers.get("origin");
}
