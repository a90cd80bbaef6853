export const ROLES = {
  admin: 'org:admin',
  // expect: CLERK-AUTHZ-001
  chief: 'org:cheif',
} as const

// expect: CLERK-AUTHZ-001
export const STAFF = ['org:admin', 'org:stuff']
