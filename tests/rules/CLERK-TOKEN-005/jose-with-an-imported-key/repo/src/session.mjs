import { importSPKI, jwtVerify } from 'jose'

export async function session(token) {
  const key = await importSPKI(process.env.CLERK_JWT_KEY, 'RS256')
  return jwtVerify(token, key, { clockTolerance: 10 })
}
