import { auth, clerkClient } from '@clerk/nextjs/server'
import { db } from './db'

const roles = new Set(['org:typo'])

// has({ role: 'org:comment' })
export async function near(user: { role: string }, form: FormData) {
  const { has, orgRole, sessionClaims } = await auth()
  const set = roles.has('org:typo')
  const own = user.role === 'editor' || (await db.role.find({ role: 'org-editor' }))
  const metadata = sessionClaims?.metadata?.role === 'writer'
  const asked = has({ role: process.env.AUDITOR_ROLE ?? 'org:auditor' })
  const given = has({ role: String(form.get('role')) })
  const client = await clerkClient()
  await client.users.updateUserMetadata('user_1', { publicMetadata: { role: 'org:metadata' } })
  return has({ role: 'org:admin' }) && !set && !own && !metadata && !asked && !given && orgRole
}
