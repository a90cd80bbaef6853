import { jwtDecode } from 'jwt-decode'
import { cookies } from 'next/headers'
import { invoicesOf } from '../../../lib/invoices'

export async function GET() {
  const token = (await cookies()).get('__session')?.value
  // expect: CLERK-TOKEN-001
  const claims = jwtDecode<{ sub: string }>(token!)
  return Response.json(await invoicesOf(claims.sub))
}
