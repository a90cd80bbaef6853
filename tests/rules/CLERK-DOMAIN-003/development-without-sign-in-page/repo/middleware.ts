import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  // expect: CLERK-DOMAIN-003
  isSatellite: true,
  domain: 'localhost:3001',
  authorizedParties: ['https://outlet.example'],
})
