export default defineNuxtConfig({
  compatibilityDate: '2025-07-15',
  modules: ['@clerk/nuxt'],
  clerk: { skipServerMiddleware: true },
  runtimeConfig: { databaseUrl: '' },
})
