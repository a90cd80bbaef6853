// export default clerkMiddleware()
export function middleware() {}
