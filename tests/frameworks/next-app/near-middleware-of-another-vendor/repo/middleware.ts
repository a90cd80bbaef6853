import { auth as clerkMiddleware } from './auth'

export default clerkMiddleware((req) => {
  if (!req.auth) return Response.redirect(new URL('/login', req.url))
})
