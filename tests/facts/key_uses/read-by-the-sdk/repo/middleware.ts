import { clerkClient, clerkMiddleware } from "@clerk/nextjs/server";

export const client = await clerkClient();
export default clerkMiddleware({ debug: true });
