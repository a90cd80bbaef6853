import jwt from 'jsonwebtoken'
import { createRemoteJWKSet, jwtVerify } from 'jose'

// a host that begins with clerk. may be anybody's
const keys = createRemoteJWKSet(new URL('https://clerk.other-company.test/keys'))

export const other = (token: string) => jwtVerify(token, keys)
export const own = (token: string) => jwt.verify(token, process.env.JWT_SECRET!)
export const secret = (token: string) => jwt.verify(token, process.env.CLERK_SECRET_KEY!)
