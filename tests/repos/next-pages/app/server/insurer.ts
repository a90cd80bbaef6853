import type { NextApiRequest } from 'next'
import { getAuth } from '@clerk/nextjs/server'

// The insurer takes tokens of the template that was made for it.
export async function insurerToken(req: NextApiRequest) {
  return getAuth(req).getToken({ template: 'insurer' })
}

// Keepers are marked in their public metadata, which the session token carries.
export function isKeeper(req: NextApiRequest) {
  return getAuth(req).sessionClaims?.metadata?.role === 'keeper'
}
