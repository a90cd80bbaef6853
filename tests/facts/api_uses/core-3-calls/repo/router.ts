import { getAuth } from '@clerk/react-router/api.server';
import { getAuth as nuxtAuth } from '@clerk/nuxt/server';
import { clerkMiddleware } from '@clerk/nextjs/server';
import { createTheme } from '@clerk/ui/themes/experimental';

export const loader = (args) => getAuth(args);
export const handler = (event) => nuxtAuth(event);
export default clerkMiddleware({ secretKey: process.env.OTHER_SECRET_KEY });
createTheme({});
