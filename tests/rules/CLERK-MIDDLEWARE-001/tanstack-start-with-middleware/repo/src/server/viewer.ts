import { createServerFn } from '@tanstack/react-start'
import { auth } from '@clerk/tanstack-react-start/server'

export const viewer = createServerFn().handler(async () => {
  const { userId } = await auth()
  return { userId }
})
