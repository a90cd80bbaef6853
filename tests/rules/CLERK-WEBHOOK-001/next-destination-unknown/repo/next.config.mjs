export default {
  async rewrites() {
    return [{ source: '/hooks/:path*', destination: process.env.HOOKS_URL }]
  },
}
