import { createVerifier } from 'fast-jwt'

export const session = createVerifier({
  key: process.env.CLERK_JWT_KEY,
  algorithms: ['RS256'],
  clockTolerance: 10000,
})
