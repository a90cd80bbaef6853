import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: true,
  domain: 'outlet.example',
  authorizedParties: ['https://outlet.example'],
})
