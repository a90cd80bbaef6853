import { auth } from '@clerk/nextjs/server'

const embedded = "frame-ancestors *; script-src 'self'"
const alone = "frame-ancestors 'none'; script-src 'self'"

export async function GET(request: Request) {
  await auth()
  const csp = request.url.includes('embed') ? embedded : alone
  const headers: Record<string, string> = {}
  headers['Content-Security-Policy'] = csp
  return new Response('<p>', { headers })
}
