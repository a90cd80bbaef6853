export const key = process.env.CLERK_SECRET_KEY
export const other = process.env.GovClerk_SECRET_KEY
export const owners = process.env.SUPER_ADMIN_CLERK_IDS
