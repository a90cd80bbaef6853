type Has = (query: { permission: string }) => boolean

export function canInvite(context: { has: Has }) {
  return context.has({ permission: 'org:sys_memberships:manage' })
}
