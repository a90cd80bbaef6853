import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

export const env = createEnv({
	clientPrefix: "VITE_",
	server: { CLERK_SECRET_KEY: z.string() },
	client: { VITE_CLERK_PUBLISHABLE_KEY: z.string() },
	runtimeEnv: import.meta.env,
});
