import { sequence } from '@sveltejs/kit/hooks'
import { error, type Handle } from '@sveltejs/kit'
import { withClerkHandler } from 'svelte-clerk/server'

const members: Handle = async ({ event, resolve }) => {
  if (!event.locals.auth().userId && event.url.pathname.startsWith('/api')) {
    error(401, 'sign in first')
  }
  return resolve(event)
}

export const handle = sequence(withClerkHandler(), members)
