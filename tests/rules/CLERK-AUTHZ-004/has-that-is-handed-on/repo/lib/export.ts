import { auth } from '@clerk/nextjs/server'

export function canExport(session) {
  // expect: CLERK-AUTHZ-004
  return session.has({ feature: 'expots' })
}

export function canPay(input) {
  // expect: CLERK-AUTHZ-003
  return input.auth.access.has({ plan: 'por' })
}

export function canRead(member) {
  // expect: CLERK-AUTHZ-002
  return member.has({ permission: 'org:invoices:raed' })
}
