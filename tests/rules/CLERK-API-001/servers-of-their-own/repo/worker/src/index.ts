import { createClerkClient } from '@clerk/backend'

export default {
  async fetch(request: Request, env: { CLERK_SECRET_KEY: string }) {
    const clerk = createClerkClient({ secretKey: env.CLERK_SECRET_KEY })
    return Response.json(await clerk.users.getUserList({ limit: 10 }))
  },
}
