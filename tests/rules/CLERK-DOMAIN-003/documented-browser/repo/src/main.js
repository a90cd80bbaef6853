import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk(import.meta.env.VITE_CLERK_PUBLISHABLE_KEY, { domain: 'localhost:3001' })
await clerk.load({ isSatellite: true, signInUrl: 'http://localhost:3000/sign-in' })
