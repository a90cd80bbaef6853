import { verifyToken } from '@clerk/backend'
import { jwtVerify } from 'jose'
import Fastify from 'fastify'

const app = Fastify()
app.register(async () => {}, { clockSkewInMs: 1 })

export function inner(jwtVerify: (token: string) => string) {
  return jwtVerify('a')
}

export function local() {
  const verifyToken = (token: string) => token
  return verifyToken('a')
}

export type Verify = typeof jwtVerify | typeof verifyToken
