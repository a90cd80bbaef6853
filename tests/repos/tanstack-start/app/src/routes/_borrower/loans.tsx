import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { loansOf } from '~/store/loans'

const myLoans = createServerFn().handler(async () => {
  const { isAuthenticated, userId } = await auth()
  if (!isAuthenticated) {
    throw redirect({ to: '/' })
  }
  return loansOf(userId)
})

export const Route = createFileRoute('/_borrower/loans')({
  loader: () => myLoans(),
  component: () => <h1>Seeds to give back</h1>,
})
