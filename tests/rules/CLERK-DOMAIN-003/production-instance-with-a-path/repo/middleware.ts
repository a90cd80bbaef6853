import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: true,
  domain: 'outlet.example',
  signInUrl: '/sign-in',
  authorizedParties: ['https://outlet.example'],
})
