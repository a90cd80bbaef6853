import { cookies } from 'next/headers'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL('https://clerk.acme.com/.well-known/jwks.json'))

export default async function Page() {
  await jwtVerify((await cookies()).get('__session')!.value, keys)
  return <p>Sales</p>
}
