const csp = `
  default-src 'self';
  script-src 'self' https://clerk.fake-shop.example;
  connect-src https://clerk.fake-shop.example;
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
