import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
test('a', () => clerk.users.getUserList({ limit: 1 }))
