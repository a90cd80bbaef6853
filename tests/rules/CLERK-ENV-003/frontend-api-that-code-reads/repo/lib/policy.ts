export const policy = `connect-src 'self' ${process.env.NEXT_PUBLIC_CLERK_FRONTEND_API}`
