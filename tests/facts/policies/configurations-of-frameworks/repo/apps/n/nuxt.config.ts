export default defineNuxtConfig({
  modules: ['@clerk/nuxt', 'nuxt-security'],
  security: {
    headers: {
      contentSecurityPolicy: {
        'script-src': ["'self'", "'nonce-{{nonce}}'"],
        'img-src': false,
        'upgrade-insecure-requests': true,
      },
    },
  },
  routeRules: {
    '/embed/**': { headers: { 'Content-Security-Policy': 'frame-ancestors *' } },
  },
})
