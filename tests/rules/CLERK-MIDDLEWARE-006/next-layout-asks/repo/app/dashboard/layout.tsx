import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Layout({ children }) {
  if (!(await currentUser())) redirect('/sign-in')
  return children
}
