const csp = `
  default-src 'self'
`

module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [{ key: 'Content-Security-Policy-Report-Only', value: csp.replace(/\n/g, '') }],
      },
    ]
  },
}
