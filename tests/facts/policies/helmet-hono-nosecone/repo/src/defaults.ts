import * as helmet from 'helmet'
import '@clerk/express'

export const guard = helmet.contentSecurityPolicy({
  directives: { 'script-src': ["'self'", 'https://clerk.fake-acme.example'] },
})
