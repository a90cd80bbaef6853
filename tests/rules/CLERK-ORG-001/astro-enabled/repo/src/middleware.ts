import { clerkMiddleware } from '@clerk/astro/server'

export const onRequest = clerkMiddleware((auth, context) => {
  if (!auth().userId) {
    return auth().redirectToSignIn()
  }
}, { authorizedParties: ['https://fake-shop.example'] })
