import { mode } from '../lib/mode'

it('knows the mode', () => {
  process.env.CLERK_SECRET_KEY = 'sk_test_123'
  expect(mode()).toBe('test')
})
