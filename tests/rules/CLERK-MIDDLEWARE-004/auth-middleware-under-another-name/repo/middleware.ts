import { authMiddleware as guard } from '@clerk/nextjs/server'

// expect: CLERK-MIDDLEWARE-004
export default guard()
