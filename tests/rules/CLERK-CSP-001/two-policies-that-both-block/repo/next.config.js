const csp = `
  default-src 'self' https://*.clerk.accounts.dev;
  script-src *;
  frame-src *;
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
