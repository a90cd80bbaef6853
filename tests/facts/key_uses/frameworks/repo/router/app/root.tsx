import { ClerkProvider } from "@clerk/react-router";
import { clerkMiddleware, getAuth, rootAuthLoader } from "@clerk/react-router/server";

export const middleware = [clerkMiddleware({ secretKey: process.env.CLERK_SECRET_KEY })];
export const loader = (args) => rootAuthLoader(args, ({ request }) => ({ url: request.url }), { jwtKey: process.env.CLERK_JWT_KEY });
export const action = (args) => getAuth(args, { secretKey: args.context.cloudflare.env.CLERK_SECRET_KEY });

export default ({ loaderData }) => <ClerkProvider loaderData={loaderData} publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} />;
