import { parse } from './keys'

test('parses', () => {
  expect(parse('pk_live_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ')).toBe('fake-host-13.clerk.accounts.dev')
})
