import { getEnv } from "./check";

export const secret = getEnv("CLERK_SECRET_KEY");
export const proxy = getEnv("CLERK_PROXY_URL", "/__clerk");
export const other = getEnv("DATABASE_URL");
