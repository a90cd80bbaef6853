const csp = `
  frame-ancestors 'none';
  object-src 'none';
  base-uri 'self';
`

module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [{ key: 'Content-Security-Policy', value: csp.replace(/\n/g, '') }],
      },
    ]
  },
}
