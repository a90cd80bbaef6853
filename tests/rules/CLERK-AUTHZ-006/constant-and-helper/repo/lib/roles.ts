// expect: CLERK-AUTHZ-006
export const ADMIN = 'admin'

export function isAdmin(role: string | null | undefined) {
  return role === ADMIN
}
