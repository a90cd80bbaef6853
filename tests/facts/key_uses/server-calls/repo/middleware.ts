import { clerkMiddleware } from "@clerk/nextjs/server";

const options = { secretKey: process.env.CLERK_SECRET_KEY, publishableKey: keyFor("eu") };

export default clerkMiddleware(async () => undefined, () => options);
