import { verifyToken } from '@clerk/backend'

test('a token passes', async () => {
  await verifyToken('', { jwtKey: process.env.CLERK_JWT_KEY })
})
