import { auth } from '@clerk/nextjs/server'

it('asks', async () => {
  const { has } = await auth()
  expect(has({ role: 'org:tested' })).toBe(false)
})
