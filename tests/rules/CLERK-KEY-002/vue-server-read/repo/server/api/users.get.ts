export default defineEventHandler(() => ({ ready: Boolean(process.env.NUXT_CLERK_SECRET_KEY) }))
