import { createWebhooksHandler } from '@brianmmdev/clerk-webhooks-handler'

const handler = createWebhooksHandler({
  onUserCreated: async (user) => {
    console.log(user.id)
  },
})

export const POST = handler.POST
