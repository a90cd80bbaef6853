import { auth } from '@clerk/nextjs/server'
import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'

export async function GET() {
  const { userId } = await auth()
  if (!userId) {
    return new Response('Unauthorized', { status: 401 })
  }
  const claims = jwtDecode<{ device: string }>((await cookies()).get('__session')!.value)
  return Response.json({ device: claims.device })
}
