import { getAuth } from "@clerk/react-router/server";

export async function loader({ context }) {
	return context.cloudflare.env.CLERK_SECRET_KEY;
}
export const action = (args) => args.context.env.CLERK_JWT_KEY;
export const handler = defineEventHandler((event) => event.context.cloudflare.env.CLERK_DOMAIN);
