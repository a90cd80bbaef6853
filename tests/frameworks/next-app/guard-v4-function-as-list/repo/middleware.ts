import { authMiddleware } from '@clerk/nextjs'

export default authMiddleware({
  publicRoutes: (req) => req.nextUrl.pathname.startsWith('/open'),
})
