import { auth } from '@clerk/nextjs/server'

export async function who() {
  const { sessionClaims } = await auth()
  return [sessionClaims?.sub, sessionClaims?.o?.rol, sessionClaims?.org_id, sessionClaims?.fva, sessionClaims?.sts, sessionClaims?.azp]
}
