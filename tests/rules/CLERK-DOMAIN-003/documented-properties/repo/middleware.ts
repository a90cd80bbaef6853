import { clerkMiddleware } from '@clerk/nextjs/server'

const options = {
  isSatellite: true,
  domain: 'localhost:3001',
  signInUrl: 'http://localhost:3000/sign-in',
  authorizedParties: ['http://localhost:3001'],
}

export default clerkMiddleware(async () => {}, options)
