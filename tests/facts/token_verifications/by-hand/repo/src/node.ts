import { createVerify, verify as check } from 'node:crypto'

export function verify(token: string) {
  const [header, payload, signature] = token.split('.')
  const verifier = createVerify('RSA-SHA256')
  verifier.update(`${header}.${payload}`)
  return verifier.verify(process.env.CLERK_JWT_KEY!, signature, 'base64url')
}

export function chained(token: string) {
  const parts = token.split('.')
  return createVerify('RSA-SHA256')
    .update(`${parts[0]}.${parts[1]}`)
    .verify(process.env.CLERK_PEM!, parts[2], 'base64url')
}

export function oneShot(token: string) {
  const parts = token.split('.')
  const data = Buffer.from(`${parts[0]}.${parts[1]}`)
  return check('RSA-SHA256', data, process.env.CLERK_PEM!, Buffer.from(parts[2], 'base64url'))
}
