import { withAuth } from '@clerk/nextjs/api'

// expect: CLERK-SDK-001
export default withAuth((req, res) => res.end())
