import { auth } from '@clerk/nextjs/server'

export async function onboarded() {
  const { sessionClaims } = await auth()
  // expect: CLERK-SNAPSHOT-003
  return sessionClaims?.metadata?.onboarded
}
