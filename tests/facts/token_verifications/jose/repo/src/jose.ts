import * as jose from 'jose'
import { compactVerify, createRemoteJWKSet, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'

const issuer = 'https://plain-otter-7.clerk.accounts.dev'
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))

export const strict = (token: string) =>
  jwtVerify(token, keys, {
    issuer,
    audience: 'api',
    algorithms: ['RS256'],
    clockTolerance: '10 seconds',
    maxTokenAge: '1h',
    currentDate: new Date(),
  })

export const plain = (token: string) => jwtVerify(token, keys)

export const counted = (token: string) => jose.jwtVerify(token, keys, { clockTolerance: 5 })

export async function pem(token: string) {
  const key = await importSPKI(process.env.CLERK_PEM_PUBLIC_KEY!, 'RS256')
  return jwtVerify(token, key, {
    issuer: process.env.CLERK_ISSUER,
    algorithms: ['RS256', process.env.EXTRA_ALGORITHM!],
    clockTolerance: Number(process.env.TOLERANCE),
  })
}

export async function signatureOnly(token: string) {
  const header = decodeProtectedHeader(token)
  console.log(header.kid)
  return compactVerify(token, keys)
}

const byKid = new Map<string, CryptoKey>()

// which key it is says the token; it is verified right after that
export async function chosen(token: string) {
  const { iss } = jose.decodeJwt(token)
  return jwtVerify(token, byKid.get(iss!)!, { issuer })
}
