import { auth } from '@clerk/nextjs/server'

function badge(orgRole: string | null = 'member') {
  return orgRole === 'member'
}

function chip({ orgRole = 'guest' }: { orgRole?: string | null }) {
  return orgRole === 'guest'
}

function label(role: string | null | undefined) {
  return role === 'none'
}

export async function page(preview: boolean) {
  const { orgRole } = await auth()
  const shownRole = preview ? 'viewer' : orgRole
  return [badge(orgRole ?? null), chip({ orgRole }), label(orgRole), label('none'), shownRole === 'viewer']
}
