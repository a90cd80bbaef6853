import { createClerkClient } from '@clerk/backend'

export const clerk = createClerkClient({ secretKey: Deno.env.get('CLERK_SECRET_KEY') })
