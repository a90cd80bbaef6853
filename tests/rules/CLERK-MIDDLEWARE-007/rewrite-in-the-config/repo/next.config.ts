export default {
  async rewrites() {
    return [{ source: '/__clerk/:path*', destination: 'https://frontend-api.clerk.dev/:path*' }]
  },
}
