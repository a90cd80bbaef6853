import { withClerkMiddleware } from '@clerk/nextjs/server'

export default withClerkMiddleware(() => new Response())
