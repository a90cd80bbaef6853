import { createClerkClient } from '@clerk/backend'

// expect: CLERK-KEY-001
export const clerk = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000' })
