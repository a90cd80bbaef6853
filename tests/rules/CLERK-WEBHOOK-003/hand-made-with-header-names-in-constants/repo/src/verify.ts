const timingSafeEqual = (a: string, b: string) => a.length === b.length && a === b

export async function verified(secret: string, body: string, id: string, at: string, signatures: string) {
  const bytes = Uint8Array.from(atob(secret.slice(6)), (c) => c.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const made = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${at}.${body}`))
  const computed = btoa(String.fromCharCode(...new Uint8Array(made)))
  return signatures.split(' ').some((one) => timingSafeEqual(one.slice(3), computed))
}
