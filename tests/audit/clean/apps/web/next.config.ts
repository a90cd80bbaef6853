import type { NextConfig } from 'next'

const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' https://clerk.harbour.example https://challenges.cloudflare.com",
  "connect-src 'self' https://clerk.harbour.example",
  "img-src 'self' https://img.clerk.com",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self' https://challenges.cloudflare.com",
  "form-action 'self'",
].join('; ')

const config: NextConfig = {
  async headers() {
    return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: policy }] }]
  },
}

export default config
