import { decodeJwt } from '@clerk/backend/jwt'
import { expect, test } from 'vitest'

test('the token names the user', () => {
  expect(decodeJwt(process.env.SAMPLE_TOKEN!).payload.sub).toBe('user_1')
})
