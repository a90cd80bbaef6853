import { clerkMiddleware } from '@clerk/express'

// res.setHeader('Content-Security-Policy', "default-src 'none'")
export const text = "Content-Security-Policy: default-src 'none'"
export const names = ['Content-Security-Policy', 'X-Frame-Options']
export const labels = { 'Content-Security-Policy': 'What a page may load' }
export const required = [{ name: 'Content-Security-Policy', value: true }]
export const get = (res) => res.headers.get('Content-Security-Policy')
export const has = (res) => res.headers['content-security-policy'] === undefined
export const drop = (headers) => headers.delete('Content-Security-Policy')
export { clerkMiddleware }
