import { withClerkHandler } from 'svelte-clerk/server'

// expect: CLERK-MIDDLEWARE-002
export const handle = withClerkHandler()
