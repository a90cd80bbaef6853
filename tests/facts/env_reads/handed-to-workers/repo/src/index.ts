import { env as bound, DurableObject } from "cloudflare:workers";
import { Hono } from "hono";
import { env } from "hono/adapter";
import { getPlatformProxy } from "wrangler";
import { clerkMiddleware } from "@clerk/hono";

const app = new Hono<{ Bindings: { CLERK_SECRET_KEY: string } }>();

app.use("*", clerkMiddleware());
app.get("/a", (c) => c.text(c.env.CLERK_SECRET_KEY));
app.get("/b", (c) => {
	const { CLERK_JWT_KEY } = env<{ CLERK_JWT_KEY: string }>(c);
	return c.text(CLERK_JWT_KEY);
});
app.get("/c", (c) => {
	const { CLERK_DOMAIN } = c.env;
	return c.text(CLERK_DOMAIN);
});
app.get("/d", (c) => c.text(c.env.eventContext.env.CLERK_DOMAIN));
export const atTop = bound.CLERK_API_URL;

export class Room extends DurableObject<Env> {
	key() {
		return this.env.CLERK_SECRET_KEY;
	}
}

export default {
	async fetch(request: Request, env: Env, ctx: ExecutionContext) {
		return new Response(env.CLERK_FAPI);
	},
};

export async function onRequest(context) {
	const { env } = context;
	return new Response(env.CLERK_PROXY_URL);
}

export async function local() {
	const { env } = await getPlatformProxy<Env>();
	return env.CLERK_MACHINE_SECRET_KEY;
}
