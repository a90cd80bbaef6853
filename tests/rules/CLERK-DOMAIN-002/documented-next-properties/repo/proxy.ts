import { clerkMiddleware } from '@clerk/nextjs/server'

const options = {
  isSatellite: true,
  domain: 'https://clerk.Outlet.example',
  signInUrl: 'https://shop.example/sign-in',
  authorizedParties: ['https://outlet.example'],
}

export default clerkMiddleware(async () => {}, options)
