import { importSPKI, jwtVerify } from 'jose'

export async function verify(token: string) {
  const key = await importSPKI(process.env.CLERK_PEM_PUBLIC_KEY!, 'RS256')
  return jwtVerify(token, key, { algorithms: ['RS256'] })
}
