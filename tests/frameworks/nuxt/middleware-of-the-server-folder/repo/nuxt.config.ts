export default defineNuxtConfig({ modules: ['@clerk/nuxt'], srcDir: 'src/', clerk: { skipServerMiddleware: true } })
