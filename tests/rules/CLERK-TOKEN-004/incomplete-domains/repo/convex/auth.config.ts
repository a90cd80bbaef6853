export default {
  providers: [
    { domain: 'https://clerk.old-shop.example', applicationID: 'convex' },
  ],
}
