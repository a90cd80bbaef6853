import { clerkClient } from '@clerk/express'

export const tokenOf = (sessionId: string) =>
  // expect: CLERK-JWT-001
  clerkClient.sessions.getToken(sessionId, 'Hasura')
