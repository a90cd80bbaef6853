const clerk = process.env.CLERK_FRONTEND_API_URL

module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          {
            key: 'Content-Security-Policy',
            value: `default-src 'self'; script-src 'self' https://${clerk}; connect-src 'self' https://${clerk}; frame-src https://challenges.cloudflare.com`,
          },
        ],
      },
    ]
  },
}
