import { Clerk } from "@clerk/clerk-js";
import { loadClerkJSScript } from "@clerk/shared/loadClerkJsScript";
import { publishableKeyFromHost } from "@clerk/shared/keys";

export const clerk = new Clerk(process.env.CLERK_PUBLISHABLE_KEY);
await loadClerkJSScript({ publishableKey: process.env.CLERK_PUBLISHABLE_KEY });
export const byHost = publishableKeyFromHost(location.host, process.env.CLERK_FALLBACK_KEY);
const script = document.createElement("script");
script.setAttribute("data-clerk-publishable-key", process.env.CLERK_PUBLISHABLE_KEY);
