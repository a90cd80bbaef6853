import { redirect } from '@sveltejs/kit'
import { sequence } from '@sveltejs/kit/hooks'
import { withClerkHandler } from 'svelte-clerk/server'

const members = async ({ event, resolve }) => {
  const { userId } = event.locals.auth()
  if (!userId && event.url.pathname !== '/sign-in') redirect(307, '/sign-in')
  return resolve(event)
}

// expect: CLERK-WEBHOOK-009
export const handle = sequence(withClerkHandler(), members)
