module.exports = {
  images: { contentSecurityPolicy: "default-src 'self'; script-src 'none'; sandbox;" },
  async headers() {
    return [
      {
        source: '/sw.js',
        headers: [{ key: 'Content-Security-Policy', value: "default-src 'self'; script-src 'self'" }],
      },
      {
        source: '/api/:path*',
        headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }],
      },
    ]
  },
}
