export default {
  providers: [
    // expect: CLERK-TOKEN-004
    { domain: 'https://clerk.old-shop.example', applicationID: 'convex' },
  ],
}
