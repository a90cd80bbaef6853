export default {
  // expect: CLERK-ENV-005
  providers: [{ domain: process.env.CLERK_JWT_ISSUER_DOMAIN, applicationID: 'convex' }],
}
