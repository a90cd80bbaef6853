import Clerk, { setClerkApiKey, ClerkExpressRequireAuth } from "@clerk/clerk-sdk-node";

setClerkApiKey(process.env.CLERK_API_KEY);
export const clerk = Clerk({ secretKey: process.env.CLERK_SECRET_KEY });
export const guard = ClerkExpressRequireAuth({ apiKey: process.env.CLERK_API_KEY });
