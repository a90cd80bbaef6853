import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async () => {}, {
  contentSecurityPolicy: {
    strict: true,
    directives: { 'connect-src': ['api.fake-shop.example'], 'img-src': ['images.fake-shop.example'] },
  },
})
