import { clerkMiddleware as withClerk } from '@clerk/nextjs/server'
import { ORIGINS } from './lib/origins'

export default withClerk({ authorizedParties: ORIGINS })
