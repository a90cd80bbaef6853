export function mode() {
  return process.env.CLERK_SECRET_KEY?.startsWith('sk_live_') ? 'live' : 'test'
}
