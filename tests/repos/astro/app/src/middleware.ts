import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isForMembers = createRouteMatcher(['/boats(.*)', '/api/boats(.*)'])

export const onRequest = clerkMiddleware((auth, context) => {
  if (isForMembers(context.request) && !auth().userId) {
    return auth().redirectToSignIn()
  }
}, { authorizedParties: ['https://boat-club.example'] })
