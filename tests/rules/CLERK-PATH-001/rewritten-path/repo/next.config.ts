export default {
  async rewrites() {
    return [{ source: '/login', destination: '/sign-in' }]
  },
}
