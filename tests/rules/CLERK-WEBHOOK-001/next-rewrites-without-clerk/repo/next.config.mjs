export default {
  async rewrites() {
    return [{ source: '/hooks/:path*', destination: '/api/webhooks/:path*' }]
  },
}
