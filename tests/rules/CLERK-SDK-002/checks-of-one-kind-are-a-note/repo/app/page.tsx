import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { has } = await auth()
  return has({ plan: 'pro' }) && has({ role: 'org:admin' }) ? <p>All</p> : null
}
