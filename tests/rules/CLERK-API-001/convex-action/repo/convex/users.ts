'use node'

import { createClerkClient } from '@clerk/backend'
import { internalAction } from './_generated/server'

export const list = internalAction({
  args: {},
  handler: async () => {
    const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
    return await clerk.users.getUserList({ limit: 10 })
  },
})
