export function authMiddleware() {
  return null
}
