export default {
  async redirects() {
    return [{ source: '/sign-in', destination: '/login', permanent: true }]
  },
}
