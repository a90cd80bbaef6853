export default {
  rewrites: async () => [{ source: '/hooks/clerk', destination: '/api/webhooks/clerk' }],
}
