import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const needsMember = createRouteMatcher(['/tools(.*)', '/api/tools(.*)'])

export default clerkMiddleware((auth, request) => {
  if (needsMember(request)) {
    auth().protect()
  }
}, { authorizedParties: ['https://tool-library.example'] })

export const config = {
  matcher: ['/((?!_next|favicon.ico).*)', '/(api|trpc)(.*)'],
}
