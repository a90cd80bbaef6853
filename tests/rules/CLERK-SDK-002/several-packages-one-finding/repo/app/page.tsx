import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { has } = await auth()
  return has({ role: 'org:admin', plan: 'pro' }) ? <p>All</p> : <p>Some</p>
}
