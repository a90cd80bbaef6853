export {}

declare global {
  interface CustomJwtSessionClaims {
    metadata: { role?: 'admin' | 'moderator' }
  }
  interface ClerkAuthorization {
    permission: ''
    role: 'org:admin' | 'org:member'
  }
}
