const publicKeys = { publishableKey: 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ' }

export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  runtimeConfig: {
    clerk: {
      secretKey: process.env.CLERK_SECRET_KEY,
      webhookSigningSecret: '',
    },
    databaseUrl: 'x',
    public: { clerk: publicKeys },
  },
})
