export default {
  providers: [
    // expect: CLERK-TOKEN-004
    { domain: 'https://fake-host-13.clerk.accounts.dev', applicationID: 'convex' },
  ],
}
