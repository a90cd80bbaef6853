import { clerkMiddleware } from "@clerk/astro/server";

export const onRequest = clerkMiddleware((auth, context) => ({ signUpUrl: "/of-the-handler" }), { signUpUrl: "/up" });
