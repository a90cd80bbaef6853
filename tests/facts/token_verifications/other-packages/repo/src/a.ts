import { jwtVerify } from '@acme/jose'
import { verify } from 'hono-jwt'
import { verify as passwords } from 'argon2'
import { decode } from 'html-entities'
import { Strategy } from 'passport-local'

export async function check(token: string) {
  // jwtVerify of 'jose': await jwtVerify(token, process.env.CLERK_JWT_KEY)
  const text = "import { jwtVerify } from 'jose'; jwtVerify(token, process.env.CLERK_JWT_KEY)"
  await jwtVerify(token, process.env.CLERK_JWT_KEY)
  await verify(token, process.env.CLERK_JWT_KEY)
  await passwords(token, text)
  return decode(token) + new Strategy({ secretOrKey: process.env.CLERK_JWT_KEY })
}
