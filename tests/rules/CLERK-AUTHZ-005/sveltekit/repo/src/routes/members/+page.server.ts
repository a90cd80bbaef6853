import { error } from '@sveltejs/kit'

export const load = ({ locals }) => {
  const { has } = locals.auth()
  // expect: CLERK-AUTHZ-005
  if (!has({ permission: 'org:sys_memberships:read' })) error(403)
  return {}
}
