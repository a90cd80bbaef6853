export default {
  providers: [
    // expect: CLERK-TOKEN-004
    { domain: 'https://other-fake-42.clerk.accounts.dev', applicationID: 'convex' },
  ],
}
