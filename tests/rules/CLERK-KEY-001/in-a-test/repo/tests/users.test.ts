import { createClerkClient } from '@clerk/backend'

// expect: CLERK-KEY-001
const clerk = createClerkClient({ secretKey: 'sk_test_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000' })

it('lists users', () => clerk.users.getUserList())
