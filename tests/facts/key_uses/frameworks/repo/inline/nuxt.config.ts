export default defineNuxtConfig({ modules: [["@clerk/nuxt", { publishableKey: process.env.CLERK_PK }]] });
