export default defineNuxtConfig({ modules: ['@clerk/nuxt'], app: { baseURL: '/shop/' } })
