import { z } from "zod";

export const schema = z.object({
	CLERK_SECRET_KEY: z.string().min(1),
	CLERK_API_URL: z.url().default("https://api.clerk.com"),
	DATABASE_URL: z.string(),
});
export const labels = { CLERK_JWT_KEY: "a label", CLERK_DOMAIN: String("x") };
export const clerkUser = z.object({ clerkId: z.string() });
