import { clerkMiddleware } from '@clerk/express'
import { setHeader } from 'h3'

export { clerkMiddleware }
export const a = (res) => res.setHeader('Content-Security-Policy', "default-src 'self'")
export const b = (c) => c.header('content-security-policy', "img-src 'self'")
export const c = (event) => setHeader(event, 'Content-Security-Policy', "font-src 'self'")
export const d = (res) => res.set({ 'Content-Security-Policy': "media-src 'self'" })
export const e = () => new Headers([['Content-Security-Policy', "child-src 'self'"]])
export const f = (callback, details) =>
  callback({
    responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': ["worker-src 'self'"] },
  })
export const g = (res, csp) => res.setHeader('Content-Security-Policy', csp)
