import { auth } from '@clerk/nextjs/server'

it('has a prefix', async () => {
  const { orgRole } = await auth()
  expect(orgRole === 'admin').toBe(false)
})
