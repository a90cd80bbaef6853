import { auth } from '@clerk/nextjs/server'

export default async function Admin() {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) {
    return <p>Only admins can see this</p>
  }
  return <p>Settings of the shop</p>
}
