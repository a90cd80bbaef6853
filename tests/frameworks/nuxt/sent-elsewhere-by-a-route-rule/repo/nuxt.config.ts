export default defineNuxtConfig({
  routeRules: { '/api/**': { proxy: 'https://api.example/**' }, '/blog/**': { swr: true }, '/': { prerender: true } },
})
