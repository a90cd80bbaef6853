export {}

declare global {
  interface CustomJwtSessionClaims {
    org_id?: string
  }
}
