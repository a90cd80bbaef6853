import { withClerkMiddleware } from '@clerk/nextjs/edge-middleware';
import { getAuth } from '@clerk/nextjs/ssr';
import { requireAuth } from '@clerk/nextjs/api';
import '@clerk/nextjs/app-beta';

export default withClerkMiddleware(() => getAuth(requireAuth));
