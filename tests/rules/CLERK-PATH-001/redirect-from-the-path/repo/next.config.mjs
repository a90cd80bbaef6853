export default {
  async redirects() {
    return [{ source: '/sign-in', destination: '/auth/in', permanent: true }]
  },
}
