export default {
  providers: [
    { domain: process.env.CONVEX_SITE_URL, applicationID: 'convex' },
    { domain: 'https://acme.auth0.test', applicationID: 'acme' },
    { domain: process.env.CLERK_JWT_ISSUER_DOMAIN ?? 'https://second-otter-8.clerk.accounts.dev', applicationID: 'convex' },
  ],
}
