import { createRemoteJWKSet, jwtVerify } from 'jose'

export function createService(config: { jwksUrl: string; issuer: string }) {
  const keys = createRemoteJWKSet(new URL(config.jwksUrl))
  return (token: string) => jwtVerify(token, keys, { issuer: config.issuer })
}
