import { createClerkClient } from '@clerk/backend'

const CLERK_SECRET_KEY = 'sk_live_FAKEfakeFAKEfakeFAKEfakeFAKEfake0000000002'

export const partner = createClerkClient({ secretKey: CLERK_SECRET_KEY })
