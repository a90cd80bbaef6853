import { OrganizationProfile } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-SNAPSHOT-003
  return <OrganizationProfile />
}
