import { parse } from '../lib/parse'

it('reads a live key', () => {
  expect(parse('pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk')).toBe('live')
})
