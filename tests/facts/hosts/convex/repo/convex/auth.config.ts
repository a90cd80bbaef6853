import { AuthConfig } from 'convex/server'

export default {
  providers: [
    { domain: process.env.CLERK_FRONTEND_API_URL!, applicationID: 'convex' },
    // { domain: 'https://old-otter-1.clerk.accounts.dev', applicationID: 'convex' },
    { domain: 'https://plain-otter-7.clerk.accounts.dev', applicationID: 'convex' },
    { domain: 'https://clerk.acme.test', applicationID: 'convex' },
    { domain: process.env.AUTH_DOMAIN, applicationID: 'convex' },
  ],
} satisfies AuthConfig
