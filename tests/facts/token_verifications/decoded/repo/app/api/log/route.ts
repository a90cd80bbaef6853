import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'

export async function GET() {
  const token = (await cookies()).get('__session')?.value
  console.log('session', jwtDecode(token!))
  return new Response(null)
}
