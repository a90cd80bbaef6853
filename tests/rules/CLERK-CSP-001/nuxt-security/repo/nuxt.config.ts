export default defineNuxtConfig({
  modules: ['@clerk/nuxt', 'nuxt-security'],
  security: {
    headers: {
      contentSecurityPolicy: {
        'default-src': ["'self'"],
        // expect: CLERK-CSP-001
        'connect-src': ["'self'", 'https://api.fake-shop.example'],
      },
    },
  },
})
