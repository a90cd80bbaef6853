export default {
  async redirects() {
    return [{ source: '/old', destination: '/new', basePath: false, permanent: true }]
  },
}
