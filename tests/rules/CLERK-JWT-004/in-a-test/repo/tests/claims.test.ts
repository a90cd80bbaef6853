import { auth } from '@clerk/nextjs/server'

test('claims', async () => {
  const { sessionClaims } = await auth()
  expect(sessionClaims?.org_id).toBe('org_1')
})
