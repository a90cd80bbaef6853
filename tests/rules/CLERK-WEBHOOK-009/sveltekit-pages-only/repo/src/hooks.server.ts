import { error, type Handle } from '@sveltejs/kit'

export const handle: Handle = async ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/account') && !event.cookies.get('__session')) {
    error(401, 'sign in first')
  }
  const response = await resolve(event)
  response.headers.set('x-frame-options', 'DENY')
  return response
}
