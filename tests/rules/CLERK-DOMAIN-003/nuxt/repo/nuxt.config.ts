export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  // expect: CLERK-DOMAIN-003
  clerk: { isSatellite: true },
})
