import { clerkMiddleware } from "@clerk/nextjs/server";

const origins = ["https://app.example.com", process.env.EXTRA_ORIGIN];

export default clerkMiddleware(
	async (auth) => ({ signInUrl: "/of-the-handler" }),
	(req) => ({
		signInUrl: "/sign-in",
		authorizedParties: [...origins, "https://www.example.com"].filter(Boolean),
		audience: "app",
		organizationSyncOptions: {
			organizationPatterns: ["/orgs/:slug", "/orgs/:slug/(.*)"],
			personalAccountPatterns: ["/me"],
		},
		frontendApiProxy: { enabled: true, path: "/__c" },
	}),
);
