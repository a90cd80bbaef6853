import { env } from "./t3";
import { env as core } from "@/env/core";

export const secret = env.CLERK_SECRET_KEY;
export const page = env.NEXT_PUBLIC_CLERK_SIGN_IN_URL;
export const { CLERK_WEBHOOK_SIGNING_SECRET } = env;
export const domain = env.CLERK_DOMAIN;
export const bundled = core.VITE_CLERK_PUBLISHABLE_KEY;
