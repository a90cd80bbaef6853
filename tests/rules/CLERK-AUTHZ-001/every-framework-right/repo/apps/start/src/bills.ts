import { auth } from '@clerk/tanstack-react-start/server'
import { createServerFn } from '@tanstack/react-start'

export const bills = createServerFn().handler(async () => {
  const { has } = await auth()
    return has({ role: 'org:billing' }) ? [] : null
})
