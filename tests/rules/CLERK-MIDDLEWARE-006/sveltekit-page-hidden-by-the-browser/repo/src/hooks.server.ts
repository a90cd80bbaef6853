import { sequence } from '@sveltejs/kit/hooks'
import { withClerkHandler } from 'svelte-clerk/server'

// expect: CLERK-MIDDLEWARE-006
export const handle = sequence(withClerkHandler())
