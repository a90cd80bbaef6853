export default defineEventHandler((event) => {
  const { has } = event.context.auth()
  // expect: CLERK-AUTHZ-005
  return { allowed: has({ permission: 'org:sys_memberships:read' }) }
})
