export const sample = "export default clerkMiddleware(async (auth) => { await auth.protect() })"
