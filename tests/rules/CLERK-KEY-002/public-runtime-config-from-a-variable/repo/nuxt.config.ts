export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  runtimeConfig: {
    public: {
      // expect: CLERK-KEY-002
      token: process.env.CLERK_SECRET_KEY,
    },
  },
})
