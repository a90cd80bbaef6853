import { auth } from '@clerk/nextjs/server'
import type { OrganizationSwitcher } from '@clerk/nextjs'

// <OrganizationSwitcher hidePersonal /> and useOrganization()
export type Switcher = typeof OrganizationSwitcher
export const help = 'put <PricingTable /> into the page; the id clerk-captcha is for the sign-up'

export async function session(row: { orgId: string }) {
  const { userId } = await auth()
  return { userId, orgId: row.orgId, acceptsToken: 'session_token' }
}
