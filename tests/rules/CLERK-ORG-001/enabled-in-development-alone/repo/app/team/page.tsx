import { OrganizationSwitcher } from '@clerk/nextjs'

export default function Team() {
  // expect: CLERK-ORG-001
  return <OrganizationSwitcher hidePersonal />
}
