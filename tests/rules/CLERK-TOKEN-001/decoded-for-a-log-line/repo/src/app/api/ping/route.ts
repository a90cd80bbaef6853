import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'

export async function GET() {
  const claims = jwtDecode((await cookies()).get('__session')!.value)
  console.log('ping by', claims.sub)
  return new Response('pong')
}
