export default defineNuxtConfig({
  runtimeConfig: { clerkWebhookSecret: '', public: { siteUrl: '' } },
})
