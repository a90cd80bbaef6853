const csp = `
  default-src 'self';
  script-src 'self' 'unsafe-eval' 'unsafe-inline' https://clerk.fake-shop.example https://challenges.cloudflare.com;
  frame-src 'self' https://challenges.cloudflare.com;
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
