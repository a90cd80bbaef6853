export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  runtimeConfig: {
    public: {
      clerk: {
        // expect: CLERK-KEY-002
        secretKey: '',
      },
    },
  },
})
