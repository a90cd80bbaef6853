import { OrganizationList } from './list'
import { PricingTable } from '@acme/pricing'
import { useOrganization, useWaitlist } from '../lib/hooks'

export function Own({ orgId, user }: { orgId: string; user: { delete(): void } }) {
  const { organization } = useOrganization(orgId)
  user.delete()

  return (
    <>
      <OrganizationList items={[organization]} hidePersonal />
      <PricingTable for="organization" highlightedPlan="gold" />
      <label for="name">{useWaitlist()}</label>
    </>
  )
}
