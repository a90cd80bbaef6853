import { currentUser } from '@clerk/nextjs/server'

export default function Page() {
  // expect: CLERK-AUTHZ-007
  const user = currentUser()
  return user ? <p>Welcome back</p> : <p>Please sign in</p>
}
