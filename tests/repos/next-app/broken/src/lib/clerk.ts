import { createClerkClient } from '@clerk/backend'

export const clerk = createClerkClient({
  secretKey: 'sk_live_FAKEfakeFAKEfakeFAKEfakeFAKEfake0000000001',
})
