import { clerkMiddleware } from '@clerk/express'

export { clerkMiddleware }

export function alternatives({ host = null, secure = false }: { host: string | null; secure: boolean }) {
  const own = host ? [`https://${host}`] : []
  const text = [
    ["default-src", ["'self'"]],
    ["script-src", ["'self'", ...own]],
    ["style-src", host ? ["'self'", "'unsafe-inline'"] : ["'self'"]],
  ]
    .map(([name, list]) => `${name} ${list.join(' ')}`)
    .join('; ')
  return secure ? `${text}; upgrade-insecure-requests` : text
}

export const first = (res, options) =>
  res.setHeader('Content-Security-Policy', alternatives(options))

const hosts = ["'self'"]
if (process.env.MORE) {
  hosts.push(process.env.MORE)
}
export const second = (res) =>
  res.setHeader('Content-Security-Policy', `connect-src ${hosts.join(' ')}; img-src 'self'`)

export const third = (res, nonce) => {
  let csp = "default-src 'self'; script-src 'strict-dynamic'"
  if (nonce) {
    csp = csp.replace("'strict-dynamic'", `'nonce-${nonce}' 'strict-dynamic'`)
  }
  res.setHeader('Content-Security-Policy', csp)
}

const origin = process.env.API_URL.replace(/\/$/, '')
export const fourth = (res) =>
  res.setHeader('Content-Security-Policy', `connect-src 'self' ${origin}; img-src 'self'`)
