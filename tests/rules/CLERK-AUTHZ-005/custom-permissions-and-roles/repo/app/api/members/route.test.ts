import { auth } from '@clerk/nextjs/server'

it('has none', async () => {
  const { has } = await auth()
  expect(has({ permission: 'org:sys_memberships:manage' })).toBe(false)
})
