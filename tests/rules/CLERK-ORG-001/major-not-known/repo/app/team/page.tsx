import { OrganizationSwitcher } from '@clerk/nextjs'

export default function Team() {
  return <OrganizationSwitcher hidePersonal />
}
