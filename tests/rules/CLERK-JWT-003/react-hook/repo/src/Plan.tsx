import { useAuth } from '@clerk/clerk-react'

export function Plan() {
  const { sessionClaims } = useAuth()
  // expect: CLERK-JWT-003
  return <p>{String(sessionClaims?.tier)}</p>
}
