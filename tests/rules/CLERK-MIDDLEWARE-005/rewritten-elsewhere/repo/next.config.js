module.exports = {
  async rewrites() {
    return [{ source: '/billing/:path*', destination: 'https://billing.fake-shop.example/:path*' }]
  },
}
