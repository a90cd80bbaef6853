const API = 'https://api.fake-acme.example'

const blog = [{ source: '/journal/:slug', destination: '/blog/:slug' }]

export default {
  async rewrites() {
    return [
      ...blog,
      { source: '/hooks/clerk', destination: '/api/webhooks/clerk' },
      { source: '/v1/:path*', destination: `${API}/v1/:path*` },
      { source: '/media/:path*', destination: `${process.env.MEDIA_URL}/:path*` },
      {
        source: '/:path*',
        has: [{ type: 'host', value: 'eu.fake-acme.example' }],
        destination: '/eu/:path*',
      },
    ]
  },
}
