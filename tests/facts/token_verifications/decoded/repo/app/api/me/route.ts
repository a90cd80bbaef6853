import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'

export async function GET() {
  const token = (await cookies()).get('__session')?.value
  if (!token) return new Response(null, { status: 401 })
  const claims = jwtDecode<{ sub: string }>(token)
  return Response.json({ id: claims.sub })
}
