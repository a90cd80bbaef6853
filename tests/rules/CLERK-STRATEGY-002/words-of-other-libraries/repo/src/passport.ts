import passport from 'passport'
import { clerkMiddleware } from '@clerk/express'

export const middleware = clerkMiddleware()
export const local = passport.authenticate('local', { strategy: 'password' })
