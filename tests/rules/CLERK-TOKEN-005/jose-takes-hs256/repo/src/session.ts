import { jwtVerify } from 'jose'
import { createPublicKey } from 'node:crypto'

const algorithms = ['RS256', 'HS512']

export async function session(token: string) {
  const key = createPublicKey(process.env.CLERK_PEM_PUBLIC_KEY!)
  // expect: CLERK-TOKEN-005
  return jwtVerify(token, key, { algorithms, clockTolerance: 10 })
}
