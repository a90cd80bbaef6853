import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  isSatellite: true,
  domain: 'localhost:3001',
  signInUrl: process.env.NODE_ENV === 'production' ? '/sign-in' : 'http://localhost:3000/sign-in',
  authorizedParties: ['https://outlet.example'],
})
