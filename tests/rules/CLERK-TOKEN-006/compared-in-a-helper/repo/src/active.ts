export function assertActive(claims: { sts?: unknown }) {
  if (claims.sts !== undefined && claims.sts !== 'active') {
    throw new Error('the session is not active')
  }
}
