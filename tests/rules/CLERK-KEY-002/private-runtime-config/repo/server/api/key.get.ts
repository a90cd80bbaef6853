export default defineEventHandler(() => ({ set: Boolean(process.env.NUXT_CLERK_SECRET_KEY) }))
