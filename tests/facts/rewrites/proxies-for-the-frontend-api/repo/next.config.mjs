export default {
  rewrites: async () => [
    { source: '/clerk-proxy/:path*', destination: 'https://clerk.fake-acme.example/:path*' },
    { source: '/npm/@clerk/:path*', destination: 'https://cdn.clerk.io/npm/@clerk/:path*' },
    { source: '/__clerk/:path*', destination: `${process.env.FAPI}/:path*` },
    { source: '/help', destination: 'https://clerk.com/docs' },
  ],
}
