const isDev = process.env.NODE_ENV === 'development'

const cspHeader = `
    default-src 'self';
    script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''};
    img-src 'self' blob: data:;
    upgrade-insecure-requests;
`

module.exports = {
  images: { contentSecurityPolicy: "default-src 'self'; script-src 'none'; sandbox;" },
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Content-Security-Policy', value: cspHeader.replace(/\n/g, '') },
        ],
      },
    ]
  },
}
