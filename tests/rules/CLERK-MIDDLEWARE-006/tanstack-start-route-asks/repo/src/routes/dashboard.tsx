import { createFileRoute, redirect } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { auth } from '@clerk/tanstack-react-start/server'

const check = createServerFn().handler(async () => {
  const { userId } = await auth()
  if (!userId) throw redirect({ to: '/' })
  return { userId }
})

export const Route = createFileRoute('/dashboard')({ beforeLoad: () => check(), component: () => null })
