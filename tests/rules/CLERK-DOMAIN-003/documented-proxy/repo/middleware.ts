import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: true,
  proxyUrl: 'https://outlet.example/__clerk',
  authorizedParties: ['https://outlet.example'],
})
