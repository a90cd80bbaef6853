const csp = `
  default-src 'self';
  script-src 'self' 'unsafe-inline' https://challenges.cloudflare.com;
  frame-src https://challenges.cloudflare.com;
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
