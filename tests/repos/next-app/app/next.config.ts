import type { NextConfig } from 'next'

const clerk = 'https://clerk.parcel-desk.example'
const challenge = 'https://challenges.cloudflare.com'

const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' ${clerk} ${challenge}`,
  `connect-src 'self' ${clerk}`,
  "img-src 'self' https://img.clerk.com",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  `frame-src 'self' ${challenge}`,
].join('; ')

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  headers: async () => [
    { source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: policy }] },
  ],
}

export default config
