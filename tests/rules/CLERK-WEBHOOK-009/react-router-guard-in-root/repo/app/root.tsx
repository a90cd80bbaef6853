import { redirect } from 'react-router'
import { clerkMiddleware, getAuth } from '@clerk/react-router/server'

export const middleware = [
  clerkMiddleware(),
  // expect: CLERK-WEBHOOK-009
  async (args, next) => {
    const { userId } = await getAuth(args)
    if (!userId) throw redirect('/sign-in')
    return next()
  },
]
