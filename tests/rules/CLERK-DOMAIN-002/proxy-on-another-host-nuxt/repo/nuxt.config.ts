export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  clerk: {
    // expect: CLERK-DOMAIN-002
    proxyUrl: 'https://www.shop.example/__clerk',
  },
})
