import { createClerkClient, verifyToken as check } from '@clerk/backend'
import { decodeJwt, verifyJwt } from '@clerk/backend/jwt'

export const plain = (token: string) => check(token, { secretKey: process.env.CLERK_SECRET_KEY })

export const offline = (token: string) =>
  check(token, {
    jwtKey: process.env.CLERK_JWT_KEY,
    audience: ['api', 'jobs'],
    authorizedParties: ['https://app.acme.test', 'https://admin.acme.test'],
    clockSkewInMs: 10_000,
  })

export const oldName = (token: string) => check(token, { clockSkewInSeconds: 8000 })

export const both = (token: string) => check(token, { clockSkewInSeconds: 1, clockSkewInMs: 7000 })

export async function raw(token: string, key: JsonWebKey) {
  const { data, errors } = await verifyJwt(token, { key, clockSkewInMs: 5000 })
  return errors ? null : data
}

export function subject(token: string) {
  const { data } = decodeJwt(token)
  return data?.payload.sub
}

const clerk = createClerkClient({
  secretKey: process.env.CLERK_SECRET_KEY,
  jwtKey: process.env.CLERK_JWT_KEY,
})

export const state = (request: Request) =>
  clerk.authenticateRequest(request, {
    authorizedParties: process.env.ORIGINS?.split(','),
  })
