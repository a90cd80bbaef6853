export function auth() {
  return { userId: 'u' }
}
