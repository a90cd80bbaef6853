import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: true,
  domain: 'localhost:3001',
  // expect: CLERK-DOMAIN-003
  signInUrl: '/sign-in',
  authorizedParties: ['https://outlet.example'],
})
