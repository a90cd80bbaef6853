import { redirect } from 'react-router'
import { getAuth } from '@clerk/react-router/server'

export const middleware = [
  async (args, next) => {
    const { userId } = await getAuth(args)
    if (!userId) throw redirect('/sign-in')
    return next()
  },
]
