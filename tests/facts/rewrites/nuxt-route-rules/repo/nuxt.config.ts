export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  app: { baseURL: '/portal/' },
  routeRules: {
    '/api/remote/**': { proxy: 'https://api.fake-acme.example/**' },
    '/api/other/**': { proxy: { to: 'https://other.fake-acme.example/**' } },
    '/old': { redirect: '/new' },
    '/older': { redirect: { to: '/new', statusCode: 302 } },
    '/cached/**': { swr: 3600 },
  },
  nitro: { devProxy: { '/dev': 'http://localhost:9000' } },
})
