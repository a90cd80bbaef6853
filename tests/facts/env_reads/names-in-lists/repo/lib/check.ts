const required = ["CLERK_SECRET_KEY", "CLERK_WEBHOOK_SIGNING_SECRET", "DATABASE_URL"] as const;

for (const name of required) {
	if (!process.env[name]) {
		throw new Error(`missing ${name}`);
	}
}

export const missing = ["CLERK_API_VERSION"].filter((key) => !process.env[key]);

export const given = "CLERK_JWT_KEY" in process.env && Deno.env.has("CLERK_DOMAIN");

export function getEnv(name: string, fallback?: string) {
	return process.env[name] ?? fallback;
}
