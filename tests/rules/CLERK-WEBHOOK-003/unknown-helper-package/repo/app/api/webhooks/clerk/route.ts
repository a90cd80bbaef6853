import { clerkWebhook } from '@acme/hooks'
import { db } from '@/lib/db'

export const POST = clerkWebhook({
  onEvent: async (evt) => {
    if (evt.type === 'user.created') {
      await db.user.create({ data: { email: evt.data.email_addresses[0].email_address } })
    }
  },
})
