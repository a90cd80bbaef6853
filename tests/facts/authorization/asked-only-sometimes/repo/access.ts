import { auth } from '@clerk/nextjs/server'

const flags = { audits: process.env.AUDITS === 'on' }

export async function access(member: { has(asked: object): boolean }) {
  const { has, orgId, orgRole } = await auth()
  if (flags.audits && has({ role: 'org:auditor' })) {
    return 'read'
  }
  if (!orgId || orgRole === 'org:admin') {
    return 'all'
  }
  return member.has({ permission: 'posts:write' }) || member.has({ permission: 'org:posts:write' })
}

export const plain = async () => (await auth()).has({ role: 'org:member' })
