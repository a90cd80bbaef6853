import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: (url) => url.host !== "shop.example",
  authorizedParties: ['https://outlet.example'],
})
