export const key = process.env.CLERK_SECRET_KEY
export const admins = (process.env.CLERK_ADMIN_IDS ?? '').split(',')
