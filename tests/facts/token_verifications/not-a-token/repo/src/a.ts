import { createVerify } from 'node:crypto'

export const version = process.env.CLERK_VERSION!.split('.')[1]

// the host in a publishable key
export const host = atob(process.env.CLERK_PUBLISHABLE_KEY!.split('_')[2])

// the signature of a file, with a key of one's own
export function file(data: Buffer, signature: Buffer) {
  return createVerify('RSA-SHA256').update(data).verify(process.env.CLERK_FILE_KEY!, signature)
}

// somebody else's token
export function other(token: string) {
  return JSON.parse(atob(token.split('.')[1])).sub
}

// the header alone
export function header(request: { cookies: { __session: string } }) {
  return JSON.parse(atob(request.cookies.__session.split('.')[0])).kid
}
