const csp = `
  default-src 'self' https://*.fake-shop.example:*;
  script-src 'self' https:;
  frame-src https:;
  img-src * data:;
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
