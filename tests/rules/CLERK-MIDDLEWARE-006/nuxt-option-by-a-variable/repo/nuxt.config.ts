export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  clerk: { skipServerMiddleware: process.env.OWN === 'yes' },
})
