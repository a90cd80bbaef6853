export default {
  providers: [
    { domain: 'https://clerk.fake-shop.example', applicationID: 'convex' },
  ],
}
