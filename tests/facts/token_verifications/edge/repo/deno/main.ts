import { decode, verify } from 'https://deno.land/x/djwt@v3.0.2/mod.ts'
import { verify as check } from 'jsr:@zaubrik/djwt@3'

const key = await crypto.subtle.importKey(
  'spki',
  pem(Deno.env.get('CLERK_PEM')!),
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  true,
  ['verify'],
)

export const strict = (token: string) => verify(token, key, { nbfLeeway: 10, expLeeway: 10, audience: 'api' })
export const late = (token: string) => check(token, key, { expLeeway: 600 })
export const plain = (token: string) => verify(token, key)
export const time = (token: string) => console.log((decode(token)[1] as { exp: number }).exp)

function pem(text: string) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
}
