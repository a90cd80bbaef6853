import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { sessionClaims } = await auth()
  return <p>{(sessionClaims as any)?.o?.id}</p>
}
