const strict = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Content-Security-Policy', value: "default-src 'self'" },
]
const worker = { key: 'Content-Security-Policy', value: "script-src 'self'" }
const elsewhere = [{ key: 'Content-Security-Policy', value: "img-src 'self'" }]

export default {
  async headers() {
    return [
      { source: '/admin/:path*', headers: strict },
      { source: '/embed', headers: [...strict, { key: 'X-Robots-Tag', value: 'none' }] },
      { source: '/sw.js', headers: [worker] },
      { source: process.env.PATHS, headers: elsewhere },
    ]
  },
}
