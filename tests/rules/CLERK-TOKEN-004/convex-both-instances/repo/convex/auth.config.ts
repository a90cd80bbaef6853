export default {
  providers: [
    { domain: 'https://fake-host-13.clerk.accounts.dev', applicationID: 'convex' },
    { domain: 'https://clerk.fake-shop.example', applicationID: 'convex' },
  ],
}
