import { clerkFrontendApiProxy } from "@clerk/backend/proxy";
import { createClerkClient, verifyToken } from "@clerk/backend";
import { verifyWebhook } from "@clerk/backend/webhooks";
import { secret } from "./secret";

export const clerk = createClerkClient({
	secretKey: secret(),
	publishableKey: process.env.CLERK_PUBLISHABLE_KEY || process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
	machineSecretKey: process.env["CLERK_MACHINE_SECRET_KEY"]!,
	jwtKey: process.env.CLERK_JWT_KEY?.replace(/\\n/g, "\n"),
});

export async function check(request: Request) {
	await clerk.authenticateRequest(request, { jwtKey: await loadKey() });
	await clerkFrontendApiProxy(request, { secretKey: process.env.CLERK_SECRET_KEY });
	await verifyWebhook(request, { signingSecret: process.env.HOOK_SECRET });
	return verifyToken("token", { jwtKey: "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" });
}
