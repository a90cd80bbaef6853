export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  clerk: { signInUrl: '/sign-in', signUpUrl: '/sign-up' },
})
