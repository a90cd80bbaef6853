import jwt from 'jsonwebtoken'
import jwksClient from 'jwks-rsa'

const client = jwksClient({ jwksUri: 'https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json' })

export async function session(req: any) {
  const token = req.cookies.__session
  const { header } = jwt.decode(token, { complete: true })!
  const key = (await client.getSigningKey(header.kid)).getPublicKey()
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  const claims = jwt.verify(token, key, options) as jwt.JwtPayload
  return claims.sts === 'pending' ? null : claims.sub
}
