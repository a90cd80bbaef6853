import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  // expect: CLERK-DOMAIN-003
  isSatellite: true,
  signInUrl: 'https://shop.example/sign-in',
  authorizedParties: ['https://outlet.example'],
})
