import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk(import.meta.env.VITE_CLERK_PUBLISHABLE_KEY)
await clerk.load()

document.querySelector('#google').onclick = () =>
  clerk.client.signIn.authenticateWithRedirect({
    // expect: CLERK-STRATEGY-001
    strategy: 'oauth_google',
    redirectUrl: '/sso-callback',
    redirectUrlComplete: '/',
  })
