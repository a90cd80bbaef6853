import "@clerk/nextjs/server";
import penv, { env as whole } from "node:process";

export const dotted = process.env.CLERK_SECRET_KEY!;
export const quoted = process.env["CLERK_JWT_KEY"];
export const ticked = process.env[`CLERK_API_URL`];
export const inText = `key ${process.env.CLERK_API_VERSION}`;
export const optional = process?.env?.CLERK_DOMAIN;
export const global = globalThis.process.env.CLERK_PROXY_URL;
export const { CLERK_SECRET_KEY, CLERK_ENCRYPTION_KEY: renamed = "" } = process.env;
const { env } = process;
export const throughName = env.CLERK_FAPI;
export const {
	env: { CLERK_JS_URL },
} = process;
const cast = process.env as Record<string, string>;
export const afterCast = cast.CLERK_UI_URL;
const copy = { ...process.env };
export const ofCopy = copy.CLERK_TELEMETRY_DEBUG;
export const either = process.env.CLERK_FRONTEND_API ?? process.env.CLERK_API_KEY ?? "";
export const imported = penv.env.CLERK_UI_VERSION + whole.CLERK_JS_VERSION;
const name = "CLERK_MACHINE_SECRET_KEY";
export const computed = process.env[name];
export const bundled = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY as string;
export const { VITE_CLERK_DOMAIN } = import.meta.env;
export const bun = Bun.env.CLERK_SECRET_KEY;
export const deno = Deno.env.get("CLERK_SECRET_KEY");
export const all = Deno.env.toObject().CLERK_DOMAIN;
export const netlify = Netlify.env.get("CLERK_SECRET_KEY");
export const { CLERK_KEYLESS_DISABLED } = Deno.env.toObject();
