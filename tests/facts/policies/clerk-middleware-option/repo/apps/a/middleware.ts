import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  contentSecurityPolicy: {
    strict: true,
    reportOnly: true,
    directives: {
      'connect-src': ['api.fake-acme.example'],
      'img-src': ['images.fake-acme.example', 'https:'],
    },
  },
})
