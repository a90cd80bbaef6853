import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  // expect: CLERK-MIDDLEWARE-003
  await auth.protect()
  return <p>Settings</p>
}
