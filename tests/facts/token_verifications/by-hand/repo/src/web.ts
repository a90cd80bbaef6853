const pem = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAfakefakefakefakefake
fakefakefakefakefakefakefakefakefakefakefakefakefakefakefakefake
-----END PUBLIC KEY-----`

export async function verify(request: Request) {
  const token = /__session=([^;]+)/.exec(request.headers.get('cookie') ?? '')![1]
  const [header, payload, signature] = token.split('.')
  const key = await crypto.subtle.importKey('spki', bytes(pem), 'RSASSA-PKCS1-v1_5', false, ['verify'])
  const good = await crypto.subtle.verify(
    'RSASSA-PKCS1-v1_5',
    key,
    bytes(signature),
    new TextEncoder().encode(`${header}.${payload}`),
  )
  if (!good) throw new Error('bad signature')
  const claims = JSON.parse(atob(payload))
  if (claims.exp < Date.now() / 1000) throw new Error('expired')
  return claims
}

const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
