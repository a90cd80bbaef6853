import { Inngest } from 'inngest'
import { serve } from 'inngest/next'

const inngest = new Inngest({ id: 'app' })

const syncUser = inngest.createFunction(
  { id: 'sync-clerk-user' },
  { event: 'clerk/user.created' },
  async ({ event }) => {
    console.log(event.data.email_addresses[0].email_address)
  },
)

export const { GET, POST, PUT } = serve({ client: inngest, functions: [syncUser] })
