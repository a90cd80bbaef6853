import "@clerk/nextjs/server";

// process.env.CLERK_SECRET_KEY
export const text = "process.env.CLERK_SECRET_KEY";
const other = { env: { CLERK_SECRET_KEY: 1 } };
export const own = other.env.CLERK_SECRET_KEY;
export function shadowed(process: { env: Record<string, string> }) {
	return process.env.CLERK_SECRET_KEY;
}
process.env.CLERK_SECRET_KEY = "set, not read";
delete process.env.CLERK_JWT_KEY;
export const names = ["CLERK_SECRET_KEY"];
export const stripe = process.env.STRIPE_SECRET_KEY;
export const someKey = (key: string) => process.env[key];
export const element = names[0];
export interface Env {
	CLERK_SECRET_KEY: string;
}
