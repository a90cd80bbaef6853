import { auth } from '@clerk/nextjs/server'

export default async function Pro() {
  const { has } = await auth()
  return has({ plan: 'pro' }) ? <p>Pro</p> : <p>Upgrade first</p>
}
