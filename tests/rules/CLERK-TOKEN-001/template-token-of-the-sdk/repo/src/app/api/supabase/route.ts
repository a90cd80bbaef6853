import { auth } from '@clerk/nextjs/server'
import { jwtDecode } from 'jwt-decode'

export async function GET() {
  const { getToken } = await auth()
  const token = await getToken()
  return Response.json({ until: jwtDecode<{ sub: string }>(token!).sub })
}
