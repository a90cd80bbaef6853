export {}

declare global {
  interface CustomJwtSessionClaims {
    // expect: CLERK-JWT-003
    metadata: { role?: 'admin' | 'moderator' }
  }
}
