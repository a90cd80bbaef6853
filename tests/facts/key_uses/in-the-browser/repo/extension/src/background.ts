import { createClerkClient } from "@clerk/chrome-extension/background";

export const clerk = await createClerkClient({ publishableKey: process.env.PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY, syncHost: process.env.PLASMO_PUBLIC_CLERK_SYNC_HOST });
