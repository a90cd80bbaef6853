import { parse } from '../lib/key'

it('refuses a truncated key', () => {
  expect(() => parse({ publishableKey: 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRz' })).toThrow()
})
