export default {
  async rewrites() {
    return [{ source: '/hooks/clerk', destination: '/api/webhooks/clerk' }]
  },
}
