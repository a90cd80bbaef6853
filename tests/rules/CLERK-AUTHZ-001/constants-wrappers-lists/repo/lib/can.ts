import { auth } from '@clerk/nextjs/server'
import { ROLES, STAFF } from './roles'

async function needs(role: string) {
  const { has } = await auth()
  if (!has({ role })) {
    throw new Error('Forbidden')
  }
}

export async function chiefsAlone() {
  await needs(ROLES.chief)
}

export async function adminsAlone() {
  await needs(ROLES.admin)
}

export async function isStaff() {
  const { has } = await auth()
  return STAFF.some((role) => has({ role }))
}
