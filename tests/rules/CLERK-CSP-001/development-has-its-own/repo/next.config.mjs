const dev = process.env.NODE_ENV === 'development'
const clerk = dev ? 'https://*.clerk.accounts.dev' : 'https://clerk.fake-shop.example'
const challenge = 'https://challenges.cloudflare.com'

export default {
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: `script-src 'self' ${clerk} ${challenge}; connect-src 'self' ${clerk}; frame-src ${challenge}`,
        },
      ],
    },
  ],
}
