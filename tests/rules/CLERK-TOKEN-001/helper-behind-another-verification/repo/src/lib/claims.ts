import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'

export async function organizationOfRequest() {
  const token = (await cookies()).get('__session')!.value
  return jwtDecode<{ o?: { id: string } }>(token).o?.id
}
