export default {
  basePath: '/shop',
  async rewrites() {
    return [{ source: '/hooks/:path*', destination: '/api/webhooks/:path*' }]
  },
}
