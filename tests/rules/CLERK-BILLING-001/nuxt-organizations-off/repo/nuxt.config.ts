export default defineNuxtConfig({ modules: ['@clerk/nuxt'] })
