import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

export const env = createEnv({
	server: { CLERK_SECRET_KEY: z.string(), CLERK_WEBHOOK_SIGNING_SECRET: z.string() },
	client: { NEXT_PUBLIC_CLERK_SIGN_IN_URL: z.string() },
	shared: { CLERK_DOMAIN: z.string() },
	experimental__runtimeEnv: {
		NEXT_PUBLIC_CLERK_SIGN_IN_URL: process.env.NEXT_PUBLIC_CLERK_SIGN_IN_URL,
	},
	emptyStringAsUndefined: true,
});
