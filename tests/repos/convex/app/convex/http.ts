import { httpRouter } from 'convex/server'
import { clerkUsers } from './clerk'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/health',
  method: 'GET',
  handler: httpAction(async () => new Response('ok')),
})

http.route({ path: '/clerk-users', method: 'POST', handler: clerkUsers })

export default http
