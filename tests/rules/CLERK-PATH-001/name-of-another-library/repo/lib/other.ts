import { createAuth } from 'other-auth'

export const auth = createAuth({ signInUrl: '/login' })
