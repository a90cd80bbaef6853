import { redirect } from '@sveltejs/kit'
import { sequence } from '@sveltejs/kit/hooks'
import { withClerkHandler } from 'svelte-clerk/server'

const guard = ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/dashboard') && !event.locals.auth().userId) redirect(307, '/sign-in')
  return resolve(event)
}

export const handle = sequence(withClerkHandler(), guard)
