import { auth } from '@clerk/nextjs/server'
import { read } from '@/lib/session'

export async function GET(request: Request) {
  if (!(await auth()).userId) return new Response(null, { status: 401 })
  const claims = read(request.headers.get('authorization')!)
  if (claims.role !== 'admin') return new Response(null, { status: 403 })
  return new Response('hello')
}
