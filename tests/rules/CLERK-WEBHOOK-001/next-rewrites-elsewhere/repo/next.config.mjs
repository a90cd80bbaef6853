export default {
  async rewrites() {
    return [
      { source: '/journal/:slug', destination: '/blog/:slug' },
      { source: '/osrm/:path*', destination: `${process.env.OSRM_URL}/:path*` },
    ]
  },
  async redirects() {
    return [{ source: '/hooks/:path*', destination: '/api/webhooks/:path*', permanent: true }]
  },
}
