import { cookies } from 'next/headers'

export async function userId() {
  const token = (await cookies()).get('__session')!.value
  const payload = JSON.parse(atob(token.split('.')[1]))
  return payload.sub as string
}

export function parse(token: string) {
  const [, body] = token.split('.')
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
}

export async function expires() {
  const token = (await cookies()).get('__session')!.value
  return parse(token).exp as number
}
