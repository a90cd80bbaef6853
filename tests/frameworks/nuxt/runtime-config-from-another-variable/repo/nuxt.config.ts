export default defineNuxtConfig({
  runtimeConfig: { clerk: { hook: { secret: process.env.HOOK_SECRET } } },
})
